const secretVariables = ['DATABASE_URL', 'DATABASE_ADMIN_URL'];

/** Everything that must not be printed: the URLs, and their passwords as written and as meant. */
function secretsOf(environment: NodeJS.ProcessEnv): string[] {
  return secretVariables.flatMap((variable) => {
    const url = environment[variable];
    if (!url) return [];
    const password = URL.canParse(url) ? new URL(url).password : '';
    return [url, password, decodeURIComponent(password)].filter((secret) => secret !== '');
  });
}

/** A failure in one message for the person who released, without the secrets of the environment. */
export function describeFailure(error: unknown, environment: NodeJS.ProcessEnv): string {
  const message = error instanceof Error ? error.message : String(error);
  return secretsOf(environment).reduce((text, secret) => text.replaceAll(secret, '***'), message);
}
