import type { ChangeJson, PlanJson, Values } from './plan-json';
import { plannedChanges } from './planned-changes';

const KEY = /\["((?:[^"\\]|\\.)*)"\]/g;

const objectOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null ? (value as Values) : {};

const valuesOf = ({ change }: ChangeJson): Values => change.after ?? change.before ?? {};

/** Terraform's `each.key` or `for_each` keys on the way to a resource, outermost first. */
export const instanceKeys = (address: string): string[] =>
  [...address.matchAll(KEY)].map(([, key = '']) => key);

/**
 * Names of the services that a plan is about: those of the variable `services`, and those that have a
 * repository `<prefix>/<service>` in it, be it for the last time.
 */
export function servicesIn(plan: PlanJson, prefix: string): string[] {
  const declared = Object.keys(objectOf(plan.variables?.['services']?.value));
  const repositories = plannedChanges(plan).flatMap(({ json }) => {
    const name = valuesOf(json)['name'];
    const isOurs = json.type === 'aws_ecr_repository' && String(name).startsWith(`${prefix}/`);
    return isOurs ? [String(name).slice(prefix.length + 1)] : [];
  });
  return [...new Set([...declared, ...repositories])].sort();
}

const SERVICE_TAG = 'service:';

/** Services that the tags of a resource name, as those of a host do. */
const tagged = (values: Values): string[] =>
  Object.keys(objectOf(values['tags']))
    .filter((key) => key.startsWith(SERVICE_TAG))
    .map((key) => key.slice(SERVICE_TAG.length));

/**
 * The service that a resource belongs to; undefined when it belongs to none or to several. It is told
 * by the instance (`module.registry["users"]`), by tags (a host that runs one service alone), or by
 * the name (`shop-staging/users`, `shop-staging-service-users`).
 * @param prefix `<project>-<environment>`
 */
export function serviceOf(
  json: ChangeJson,
  services: readonly string[],
  prefix: string,
): string | undefined {
  const words = instanceKeys(json.address).flatMap((key) => [key, key.split(' ')[0] ?? key]);
  const byInstance = services.find((service) => words.includes(service));
  if (byInstance) return byInstance;
  const values = valuesOf(json);
  const byTags = tagged(values);
  if (byTags.length > 0) return byTags.length === 1 ? byTags[0] : undefined;
  const name = String(values['name'] ?? objectOf(values['tags'])['Name'] ?? '');
  return services.find((service) =>
    [`${prefix}/${service}`, `${prefix}-${service}`, `${prefix}-service-${service}`].includes(name),
  );
}
