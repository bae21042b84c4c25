import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

/**
 * `write-open-api <folder of an app>` writes the description of the app's API to openapi.json of
 * the contract library of the same name.
 */
async function main([app = '']: readonly string[]): Promise<void> {
  const load = createRequire(join(resolve(app), 'src/service.ts'));
  const { service } = load('./service');
  const { openApiJson } = load('@shop/shared-bootstrap');
  const file = join('libs', basename(app), 'contract/openapi.json');
  writeFileSync(file, await openApiJson(service));
  process.stdout.write(`Wrote ${file}\n`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`The API cannot be described. ${error}\n`);
    process.exit(1);
  },
);
