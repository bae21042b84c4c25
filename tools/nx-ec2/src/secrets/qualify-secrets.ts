import { type Environment, parameterName } from '../environment/environment';
import { Failure } from '../failure';

const reserved = ['release', 'revision', 'lock'];

/**
 * Full parameter names of a service's secrets, by variable.
 * @param secrets the option: a name without slash is one of the service's own
 * @throws Failure for a name that hosts of this environment may not read, or that is the deploy's own
 */
export function qualifySecrets(
  target: Environment,
  service: string,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = parameterName(target, service, '');
  const names = Object.entries(secrets).map(([variable, name]): [string, string] => [
    variable,
    name.startsWith('/') ? name : own + name,
  ]);
  const wrong = names.filter(
    ([, name]) => !name.startsWith(own) || reserved.includes(name.slice(own.length)),
  );
  if (wrong.length > 0) {
    throw new Failure('A secret cannot be taken from this parameter', {
      where: `option secrets of ${service}:deploy`,
      seen: wrong.map(([variable, name]) => `${variable}: ${name}`).join('\n'),
      remedy: `Keep it under ${own}, where the service's hosts may read it; ${reserved.join(', ')} are taken.`,
    });
  }
  return Object.fromEntries(names);
}
