import { Controller, Get } from '@nestjs/common';
import {
  type AuditAnswer,
  auditSchema,
  inventoryPaths,
  inventoryScopes,
} from '@shop/inventory-contract';
import { AuditStock } from '@shop/inventory-domain';
import { Scope } from '@shop/shared-auth';
import { Api } from '@shop/shared-http';

@Controller()
export class AuditController {
  constructor(private readonly auditing: AuditStock) {}

  @Get(inventoryPaths.audit)
  @Scope(inventoryScopes.read)
  @Api({
    summary: 'Check that all units are accounted for',
    description: 'Adds up every movement and reservation: for people and tests, not for polling.',
    answer: { schema: auditSchema },
  })
  async auditStock(): Promise<AuditAnswer> {
    const { discrepancies, ...report } = await this.auditing.run();
    return { ...report, discrepancies: [...discrepancies] };
  }
}
