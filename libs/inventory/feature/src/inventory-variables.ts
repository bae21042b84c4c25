import { z } from 'zod';

const problem = 'must be a number of milliseconds, at least 100';

/** Environment variables that only inventory has. */
export const inventoryVariables = {
  /** How long after a sweep of reservations that are out of time the next one begins. */
  RESERVATION_SWEEP_MS: z.coerce.number(problem).int(problem).min(100, problem).default(5000),
};

export type InventoryConfig = z.output<z.ZodObject<typeof inventoryVariables>>;
