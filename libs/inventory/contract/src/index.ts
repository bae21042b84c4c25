export { inventory } from './inventory.descriptor';
