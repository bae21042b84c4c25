import { existsSync } from 'node:fs';
import { join } from 'node:path';

const required = ['main', 'healthcheck'];
/** Only a service with a database has a release step. */
const optional = ['migrate'];

/** The programs of an app by name: `<name>.ts` in its source becomes `<name>.mjs` in its bundle. */
export function programsIn(source: string): Record<string, string> {
  const path = (name: string) => join(source, `${name}.ts`);
  const names = [...required, ...optional.filter((name) => existsSync(path(name)))];
  return Object.fromEntries(names.map((name) => [name, path(name)]));
}
