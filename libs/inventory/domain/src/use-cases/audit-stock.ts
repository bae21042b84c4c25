import { type AuditReport, type Audits, isConsistent } from '../audit';

/** Tells whether all units are accounted for. */
export class AuditStock {
  constructor(private readonly audits: Audits) {}

  async run(): Promise<AuditReport & { readonly consistent: boolean }> {
    const report = await this.audits.report();
    return { consistent: isConsistent(report), ...report };
  }
}
