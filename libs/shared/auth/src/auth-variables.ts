import { ConfigError, type ConfigProblem } from '@shop/shared-config';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional();

/** Environment variables about who may call and as whom the service calls others. */
export const authVariables = {
  /** Which environment this is; the deploy says so. */
  SERVICE_ENVIRONMENT: z.string().default('local'),
  /** `off` lets everybody in, on a developer's machine and in the sandbox only. */
  AUTH: z.enum(['jwt', 'off'], 'must be jwt or off').default('jwt'),
  /** The `iss` that tokens must have. */
  AUTH_ISSUER: z.string().optional(),
  /** The `aud` that tokens must have. */
  AUTH_AUDIENCE: z.string().optional(),
  /** Where the issuer publishes the keys it signs with. */
  AUTH_JWKS_URL: url,
  /** Where this service gets its own tokens, by client credentials. */
  AUTH_TOKEN_URL: url,
  AUTH_CLIENT_ID: z.string().optional(),
  AUTH_CLIENT_SECRET: z.string().optional(),
};

export type AuthConfig = z.output<z.ZodObject<typeof authVariables>>;

/** Environments in which nobody but developers can reach a service. */
const mayBeOff = ['local', 'sandbox'];

function missing(config: AuthConfig, names: readonly (keyof AuthConfig)[], why: string) {
  return names
    .filter((name) => config[name] === undefined)
    .map((variable): ConfigProblem => ({ variable, problem: `is missing: ${why}` }));
}

/**
 * What no single variable can tell.
 *
 * @throws {ConfigError} when the variables contradict each other or would leave a deployed service
 *   open to all.
 */
export function checkAuth(config: AuthConfig): void {
  const { AUTH, SERVICE_ENVIRONMENT } = config;
  const problems: ConfigProblem[] = [];
  if (AUTH === 'jwt') {
    const names = ['AUTH_ISSUER', 'AUTH_AUDIENCE', 'AUTH_JWKS_URL'] as const;
    problems.push(...missing(config, names, 'AUTH is jwt; AUTH=off runs it locally without'));
  } else if (!mayBeOff.includes(SERVICE_ENVIRONMENT)) {
    const problem = `must be jwt in ${SERVICE_ENVIRONMENT}; off is for ${mayBeOff.join(' and ')} only`;
    problems.push({ variable: 'AUTH', problem });
  }
  if (config.AUTH_TOKEN_URL !== undefined) {
    const names = ['AUTH_CLIENT_ID', 'AUTH_CLIENT_SECRET'] as const;
    problems.push(...missing(config, names, 'AUTH_TOKEN_URL is set'));
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
