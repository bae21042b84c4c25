import { Failure } from '../failure';
import type { Environment } from './environment';

const noCredentials = ({ environment }: Environment): string =>
  environment === 'sandbox'
    ? 'Start the local AWS with `nx run sandbox:up`; it writes the credentials for this environment.'
    : 'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run on a machine with a role.';

/**
 * Makes sure the credentials belong to the account of this environment, before anything is changed.
 * @throws Failure when there are no credentials, they are refused, or they are another account's.
 */
export async function verifyAccount(target: Environment): Promise<void> {
  // Loaded on use: most steps learn the account from answers they need anyway.
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const where = `environment ${target.environment}, region ${target.region}`;
  const client = new STSClient({ region: target.region });
  const identity = await client.send(new GetCallerIdentityCommand({})).catch((cause: Error) => {
    throw new Failure(`AWS did not accept a request for environment ${target.environment}`, {
      where,
      seen: `${cause.name}: ${cause.message}`,
      remedy: noCredentials(target),
      cause,
    });
  });
  if (identity.Account !== target.accountId) {
    throw new Failure(`The AWS credentials belong to another account`, {
      where,
      seen: `${identity.Account} (${identity.Arn}), expected ${target.accountId}`,
      remedy: `Use credentials of account ${target.accountId}, or correct environments.${target.environment}.accountId in nx.json.`,
    });
  }
}
