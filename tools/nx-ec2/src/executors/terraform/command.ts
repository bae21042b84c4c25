import type { Stack } from '../../terraform/stack';

/** The options that are not the stack's, with their defaults filled in. */
export interface CommandOptions {
  signal: AbortSignal;
  autoApprove: boolean;
  json: boolean;
  fix: boolean;
  dryRun: boolean;
  createStateBucket: boolean;
}

export type Command = (stack: Stack, options: CommandOptions) => Promise<void>;
