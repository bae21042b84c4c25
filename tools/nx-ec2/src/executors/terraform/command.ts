import type { Failure } from '../../failure';
import type { Stack } from '../../terraform/stack';

/** The options that are not the stack's, with their defaults filled in. */
export interface CommandOptions {
  signal: AbortSignal;
  json: boolean;
  fix: boolean;
  dryRun: boolean;
  /** Whether plans read the account first, or take the state for what is there. */
  refresh: boolean;
  yes: boolean;
  createStateBucket: boolean;
  /** Whether applies are checked by the policies and the plan guard. */
  guard: boolean;
  /** Addresses of resources that may be destroyed or replaced although they are guarded. */
  allow: readonly string[];
  /** Whether a plan for this environment is always to be approved by a person. */
  approval: boolean;
  /** Whether destroy works here only when it is told so by name. */
  protectedEnvironment: boolean;
  /** Name of the protected environment that may be destroyed. */
  destroyProtected?: string;
  /** Id of a lock. */
  id?: string;
  /** Prints a line about the progress: to standard error when the result is JSON. */
  tell: (line: string) => void;
}

/** What a command leads to: one word, and what else a machine wants to know. */
export interface CommandResult {
  outcome: string;
  /** Set when the result is a failure of the target all the same. */
  failure?: Failure;
  [more: string]: unknown;
}

/** Prints for people through `tell`; what it returns is printed with --json. */
export type Command = (stack: Stack, options: CommandOptions) => Promise<CommandResult | void>;
