import { z } from 'zod';

const secondsProblem = 'must be a whole number of seconds from 1 to 86400';

/** Environment variables that only orders has. */
export const ordersVariables = {
  /** Where the users service is; by default where a host's network has it. */
  USERS_URL: z.url('must be a URL').default('http://users:5000'),
  /** Where the inventory service is. */
  INVENTORY_URL: z.url('must be a URL').default('http://inventory:5000'),
  /** How long an order may be PENDING before it is rejected as timed-out. */
  ORDER_TIMEOUT_SECONDS: z.coerce
    .number(secondsProblem)
    .int(secondsProblem)
    .min(1, secondsProblem)
    .max(86_400, secondsProblem)
    .default(900),
};

export type OrdersConfig = z.output<z.ZodObject<typeof ordersVariables>>;
