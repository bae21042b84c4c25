import type { ServiceDescriptor } from '@shop/shared-descriptor';

export const inventory: ServiceDescriptor = {
  name: 'inventory',
  title: 'Inventory',
  summary: 'Knows what is in stock and holds it for orders.',
};
