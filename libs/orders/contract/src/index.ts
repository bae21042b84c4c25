export { orders } from './orders.descriptor';
