import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The AWS account that the sandbox plays. */
export interface Account {
  region: string;
  accountId: string;
}

/** What the emulator plays where nx.json names no environment `sandbox`. */
const anyAccount: Account = { region: 'eu-west-1', accountId: '123456789012' };

/** The environment `sandbox` of the workspace's nx.json, the one place that says which account it is. */
export function readAccount(workspace: string): Account {
  const { plugins = [] } = JSON.parse(readFileSync(join(workspace, 'nx.json'), 'utf8'));
  for (const { options } of plugins) {
    const { region, accountId } = options?.environments?.sandbox ?? {};
    if (region && accountId) return { region, accountId };
  }
  return anyAccount;
}

/** What ECR tokens of the API emulator say after `AWS:`; moto derives it from the account. */
export const registryPassword = ({ accountId }: Account): string => `${accountId}-auth-token`;

/** Credentials of nobody: the emulator takes any. */
export const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };
