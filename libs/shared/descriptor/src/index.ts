export { defaultPort, endpoints } from './endpoints';
export type { ServiceDescriptor } from './service-descriptor';
