export { defaultPort, endpoints, isOperational } from './endpoints';
export type { ServiceDescriptor } from './service-descriptor';
