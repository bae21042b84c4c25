import type { ServiceDescriptor } from '@shop/shared-descriptor';

export const users: ServiceDescriptor = {
  name: 'users',
  title: 'Users',
  summary: 'Knows the people who use the shop.',
};
