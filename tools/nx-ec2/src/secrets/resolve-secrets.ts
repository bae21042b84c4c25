import type { Environment } from '../environment/environment';
import { Failure } from '../failure';
import { parameterStore, refused } from '../records/parameters';
import type { ResolvedSecrets } from '../release/secrets';

/** As many as GetParameters takes. */
const batchSize = 10;

const command = (region: string, name: string): string =>
  `aws ssm put-parameter --region ${region} --type SecureString --name ${name} --value file://<file>`;

/**
 * Reads the secrets of a service.
 * @param secrets full parameter names by variable
 * @throws Failure that names every parameter that is missing or not encrypted
 */
export async function resolveSecrets(
  target: Environment,
  service: string,
  secrets: Readonly<Record<string, string>>,
): Promise<ResolvedSecrets> {
  const names = [...new Set(Object.values(secrets))];
  if (names.length === 0) return {};
  const { client, GetParametersCommand } = await parameterStore(target);
  const batches = Array.from({ length: Math.ceil(names.length / batchSize) }, (_, index) =>
    names.slice(index * batchSize, (index + 1) * batchSize),
  );
  const answers = await Promise.all(
    batches.map((Names) =>
      client
        .send(new GetParametersCommand({ Names, WithDecryption: true }))
        .catch(refused('ssm:GetParameters', Names.join(', '), target)),
    ),
  );
  const found = new Map(
    answers
      .flatMap(({ Parameters }) => Parameters ?? [])
      .filter(({ Type }) => Type === 'SecureString')
      .map(({ Name = '', Value = '', Version = 0 }) => [Name, { value: Value, version: Version }]),
  );
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) {
    throw new Failure(`Secrets of ${service} are missing, or not of type SecureString`, {
      where: `environment ${target.environment}, region ${target.region}`,
      seen: missing.join('\n'),
      remedy: `Create them:\n${missing.map((name) => command(target.region, name)).join('\n')}`,
    });
  }
  return Object.fromEntries(
    Object.entries(secrets).map(([variable, name]) => [
      variable,
      found.get(name) ?? { value: '', version: 0 },
    ]),
  );
}
