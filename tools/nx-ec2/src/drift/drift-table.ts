import { plainTable } from '../report/table';
import type { DriftFinding } from './finding';

/** What differs, one line each. */
export const driftTable = (findings: readonly DriftFinding[]): string =>
  plainTable(
    ['KIND', 'RESOURCE', 'WHAT', 'WRITTEN', 'FOUND'],
    findings.map(({ kind, address, what, written = '', found = '' }) => [
      kind,
      address,
      what,
      written,
      found,
    ]),
  );
