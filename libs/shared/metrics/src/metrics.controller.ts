import type { ServerResponse } from 'node:http';
import { Controller, Get, Res } from '@nestjs/common';
import { endpoints } from '@shop/shared-descriptor';
import { Metrics } from './metrics';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Ends the response itself: the type would otherwise get a second charset. */
  @Get(endpoints.metrics)
  async scrape(@Res() response: ServerResponse): Promise<void> {
    const text = await this.metrics.text();
    response.setHeader('content-type', this.metrics.contentType);
    response.setHeader('cache-control', 'no-store');
    response.end(text);
  }
}
