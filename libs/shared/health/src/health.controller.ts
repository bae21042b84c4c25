import type { ServerResponse } from 'node:http';
import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { endpoints } from '@shop/shared-descriptor';
import { Readiness, type ReadinessReport } from './readiness';

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Looks at nothing but this process: restarting it would not mend a database. */
  @Get(endpoints.live)
  @Header('cache-control', 'no-store')
  live() {
    return { status: 'live' };
  }

  @Get(endpoints.ready)
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) response: ServerResponse): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (report.status !== 'ready') response.statusCode = HttpStatus.SERVICE_UNAVAILABLE;
    return report;
  }
}
