import { posix } from 'node:path';
import { type Environment, parameterName } from '../environment/environment';
import { Failure } from '../failure';

type Names = Readonly<Record<string, string>>;

/** Parameters of a service that hold no secret but what deploys write down. */
const reserved = ['release', 'revision', 'lock'];

/** @throws Failure for the names that are not allowed, with what to do instead */
function refuse(option: string, names: Names, allowed: (name: string) => boolean, remedy: string) {
  const wrong = Object.entries(names).filter(([, name]) => !allowed(name));
  if (wrong.length === 0) return;
  throw new Failure('A secret cannot be taken from this parameter', {
    where: option,
    seen: wrong.map(([variable, name]) => `${variable}: ${name}`).join('\n'),
    remedy,
  });
}

/** Names in full: what does not begin with a slash is relative to the service, as a path is to a folder. */
const inFull = (own: string, secrets: Names): Record<string, string> =>
  Object.fromEntries(
    Object.entries(secrets).map(([variable, name]) => [variable, posix.resolve(own, name)]),
  );

/**
 * Full parameter names of a service's secrets, by variable.
 * @param secrets the option: a name without slash is one of the service's own
 * @throws Failure for a name that hosts of this environment may not read, or that is the deploy's own
 */
export function qualifySecrets(
  target: Environment,
  service: string,
  secrets: Names,
): Record<string, string> {
  const own = parameterName(target, service, '');
  const names = inFull(own, secrets);
  refuse(
    `option secrets of ${service}:deploy`,
    names,
    (name) => name.startsWith(own) && !reserved.includes(name.slice(own.length)),
    `Keep it under ${own}, where the service's hosts may read it; ${reserved.join(', ')} are taken.`,
  );
  return names;
}

/**
 * Full parameter names of the secrets of a release step, by variable. It is not the hosts that read
 * these, so they may be any of the environment: `../database/admin-url` is beside the service's folder.
 * @throws Failure for a name of another environment, or that is a deploy's own
 */
export function qualifyStepSecrets(
  target: Environment,
  service: string,
  secrets: Names,
): Record<string, string> {
  const environment = `/${target.project}/${target.environment}/`;
  const names = inFull(parameterName(target, service, ''), secrets);
  refuse(
    `option releaseStep.secrets of ${service}:deploy`,
    names,
    (name) => name.startsWith(environment) && !reserved.includes(name.split('/').at(-1) ?? ''),
    `Keep it under ${environment}; ${reserved.join(', ')} are taken.`,
  );
  return names;
}
