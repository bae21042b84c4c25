export { construct, implement } from './construct';
