import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { schemaFiles } from './schema-files';
import { schemaTypes } from './schema-types';

const root = join(__dirname, '../..');

/** Writes every schema.d.ts that differs from its schema.json; with `--check` only names them. */
async function main(check: boolean): Promise<void> {
  for (const file of schemaFiles(root)) {
    const wanted = await schemaTypes(file);
    const current = existsSync(file.typesPath) ? readFileSync(file.typesPath, 'utf8') : undefined;
    if (current === wanted) continue;
    process.stdout.write(
      `${check ? 'out of date' : 'written'}: ${relative(root, file.typesPath)}\n`,
    );
    if (check) process.exitCode = 1;
    else writeFileSync(file.typesPath, wanted);
  }
}

void main(process.argv.includes('--check'));
