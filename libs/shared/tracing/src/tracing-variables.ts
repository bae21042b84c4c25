import { z } from 'zod';

/** Environment variables of tracing, as OpenTelemetry names them. */
export const tracingVariables = {
  /** Base URL of a collector that takes OTLP over HTTP; nothing is recorded without one. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .optional(),
};
