export { Ids } from './ids';
export { SequentialIds } from './sequential-ids';
export { UuidV7 } from './uuid-v7';
