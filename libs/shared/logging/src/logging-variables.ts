import { z } from 'zod';

export const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Environment variables of the log. */
export const loggingVariables = {
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
};
