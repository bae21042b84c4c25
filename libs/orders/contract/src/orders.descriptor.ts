import type { ServiceDescriptor } from '@shop/shared-descriptor';

export const orders: ServiceDescriptor = {
  name: 'orders',
  title: 'Orders',
  summary: 'Takes orders and sees them through to confirmation.',
};
