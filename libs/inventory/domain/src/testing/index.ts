export { describeStock } from './describe-stock';
export { anItem, anOrderId, aReservation } from './mothers';
export type { Stock } from './stock';
export { stockInMemory } from './stock-in-memory';
export { useCasesOn } from './use-cases';
