import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';

/** The AWS account that the sandbox plays. */
export interface Account {
  region: string;
  accountId: string;
}

/**
 * The environment `sandbox` of the workspace's nx.json, the one place that says which account it is.
 * @throws Failure where nx.json does not say.
 */
export function readAccount(workspace: string): Account {
  const file = join(workspace, 'nx.json');
  const { plugins = [] } = JSON.parse(readFileSync(file, 'utf8'));
  for (const { options } of plugins) {
    const { region, accountId } = options?.environments?.sandbox ?? {};
    if (region && accountId) return { region, accountId };
  }
  throw new Failure('nx.json does not say which account the sandbox is', {
    where: file,
    remedy: 'Give its plugin the option `environments.sandbox` with `region` and `accountId`.',
  });
}

/** What ECR tokens of the API emulator say after `AWS:`; moto derives it from the account. */
export const registryPassword = ({ accountId }: Account): string => `${accountId}-auth-token`;

/** The login of the registry's one user. */
export const registryLogin = (account: Account) => ({
  username: 'AWS',
  password: registryPassword(account),
});

/** Credentials of nobody: the emulator takes any. */
export const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };
