import type { Environment } from '../environment/environment';
import { Failure } from '../failure';

/** Errors of Parameter Store that say something about a parameter rather than about the request. */
export const parameterNotFound = 'ParameterNotFound';
export const parameterExists = 'ParameterAlreadyExists';

/** Parameter Store of an environment. The SDK is loaded on use: it takes longer than a request. */
export async function parameterStore({ region }: Environment) {
  const ssm = await import('@aws-sdk/client-ssm');
  return { ...ssm, client: new ssm.SSMClient({ region }) };
}

/** Turns a refused request into a failure that names the permission. */
export const refused =
  (action: string, name: string, { environment, region }: Environment) =>
  (cause: Error): never => {
    throw new Failure('Parameter Store refused a request', {
      where: `environment ${environment}, region ${region}, parameter ${name}`,
      seen: `${cause.name}: ${cause.message}`,
      remedy: `The credentials need the permission ${action} on this parameter.`,
      cause,
    });
  };
