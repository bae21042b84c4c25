import type { TemporaryPostgres } from '../temporary-postgres';

/** Setup and teardown are modules of their own to Jest: only the process is common to them. */
const common = globalThis as { temporaryPostgres?: TemporaryPostgres };

export function keep(server: TemporaryPostgres): void {
  common.temporaryPostgres = server;
}

export const kept = (): TemporaryPostgres | undefined => common.temporaryPostgres;
