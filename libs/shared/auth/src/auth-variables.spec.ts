import { ConfigError, readConfig } from '@shop/shared-config';
import { authVariables, checkAuth } from './auth-variables';

function problemsOf(environment: Record<string, string>): Record<string, string> {
  try {
    checkAuth(readConfig(authVariables, environment));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.problems.map(({ variable, problem }) => [variable, problem]));
  }
  return {};
}

const issuer = { AUTH_ISSUER: 'i', AUTH_AUDIENCE: 'a', AUTH_JWKS_URL: 'https://i.example/jwks' };

describe('checkAuth', () => {
  it('asks for an issuer unless it is told that there is none', () => {
    expect(Object.keys(problemsOf({}))).toEqual(['AUTH_ISSUER', 'AUTH_AUDIENCE', 'AUTH_JWKS_URL']);
    expect(problemsOf({})['AUTH_ISSUER']).toContain('AUTH=off runs it locally without');
    expect(problemsOf(issuer)).toEqual({});
  });

  it.each(['local', 'sandbox'])('may be off in %s', (SERVICE_ENVIRONMENT) => {
    expect(problemsOf({ AUTH: 'off', SERVICE_ENVIRONMENT })).toEqual({});
  });

  it.each(['staging', 'production', 'Local', 'other'])(
    'may not be off in %s',
    (SERVICE_ENVIRONMENT) => {
      const problem = `must be jwt in ${SERVICE_ENVIRONMENT}; off is for local and sandbox only`;
      expect(problemsOf({ AUTH: 'off', SERVICE_ENVIRONMENT })).toEqual({ AUTH: problem });
    },
  );

  it('asks for the credentials that service tokens need', () => {
    const problems = problemsOf({ ...issuer, AUTH_TOKEN_URL: 'https://i.example/token' });
    expect(Object.keys(problems)).toEqual(['AUTH_CLIENT_ID', 'AUTH_CLIENT_SECRET']);
  });
});
