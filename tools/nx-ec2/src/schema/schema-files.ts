import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { JSONSchema } from 'json-schema-to-typescript';

/** The schema of one executor or generator, and the declaration that is made from it. */
export interface SchemaFile {
  /** Name of the generated type, e.g. `DockerBuildExecutorOptions`. */
  typeName: string;
  /** Absolute path of schema.json. */
  schemaPath: string;
  /** Absolute path of schema.d.ts beside it. */
  typesPath: string;
  schema: JSONSchema;
}

const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Every existing schema that executors.json and generators.json of a plugin name.
 * @param root absolute folder of the plugin
 * @throws SyntaxError when a schema.json is not JSON
 */
export function schemaFiles(root: string): SchemaFile[] {
  const kinds = [
    { file: 'executors.json', key: 'executors', suffix: 'ExecutorOptions' },
    { file: 'generators.json', key: 'generators', suffix: 'GeneratorOptions' },
  ];
  return kinds.flatMap(({ file, key, suffix }) =>
    Object.entries<{ schema: string }>(readJson(join(root, file))[key])
      .map(([name, entry]) => ({ name, schemaPath: join(root, entry.schema) }))
      .filter(({ schemaPath }) => existsSync(schemaPath))
      .map(({ name, schemaPath }) => ({
        typeName: pascalCase(name) + suffix,
        schemaPath,
        typesPath: join(dirname(schemaPath), 'schema.d.ts'),
        schema: readJson(schemaPath),
      })),
  );
}

/** Paths relative to the plugin's folder of the properties that have no description. */
export function undescribedProperties(root: string, { schema, schemaPath }: SchemaFile): string[] {
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => !property.description?.trim())
    .map(([name]) => `${relative(root, schemaPath)}: ${name}`);
}
