import { Failure } from '../failure';

/** A short-lived registry login, in the shape the Docker Engine API takes. */
export interface RegistryCredentials {
  username: string;
  /** Secret: never in arguments, logs, or files that others can read. */
  password: string;
  /** Host or address of the registry. */
  serveraddress: string;
}

export interface CredentialsRequest {
  region: string;
  /** The machine's replacement of the registry host, if any. */
  registryHost?: string;
}

/**
 * Asks ECR for a registry login. It is valid for 12 hours; fetch one for each run.
 * @throws Failure when AWS refuses or answers without a token
 */
export async function registryCredentials({
  region,
  registryHost,
}: CredentialsRequest): Promise<RegistryCredentials> {
  const refuse = (seen: string, cause?: unknown) =>
    new Failure('ECR gave no registry token', {
      where: `region ${region}`,
      seen,
      remedy: 'The credentials need the permission ecr:GetAuthorizationToken in this region.',
      cause,
    });
  // Loaded here: a deploy that changes nothing needs no token.
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const client = new ECRClient({ region });
  const answer = await client
    .send(new GetAuthorizationTokenCommand({}))
    .catch((cause: Error) => Promise.reject(refuse(`${cause.name}: ${cause.message}`, cause)));
  const data = answer.authorizationData?.[0];
  const login = Buffer.from(data?.authorizationToken ?? '', 'base64').toString();
  const colon = login.indexOf(':');
  if (colon < 1) throw refuse('an answer without a token');
  return {
    username: login.slice(0, colon),
    password: login.slice(colon + 1),
    serveraddress: registryHost ?? data?.proxyEndpoint ?? '',
  };
}
