import { verifyAccount } from '../../environment/account';
import { ensureInitialised } from '../../terraform/initialise';
import type { Stack } from '../../terraform/stack';
import type { CommandOptions } from './command';

/** Makes sure of the account, and that Terraform has modules, providers and the state. */
export async function prepare(
  stack: Stack,
  { signal, tell }: Pick<CommandOptions, 'signal' | 'tell'>,
  force = false,
): Promise<void> {
  await verifyAccount(stack.target);
  await ensureInitialised(stack, { signal, purpose: 'state', force, tell });
}
