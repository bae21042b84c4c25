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

/** What a package.json names its collection of executors or generators by. */
export type Kind = 'executors' | 'generators';

const suffixes: Record<Kind, string> = {
  executors: 'ExecutorOptions',
  generators: 'GeneratorOptions',
};

/**
 * The absolute paths of the schemas that a collection of a plugin names, by executor or generator.
 * @param root absolute folder of the plugin
 */
export function schemaPaths(root: string, kind: Kind): Record<string, string> {
  const collection = join(root, readJson(join(root, 'package.json'))[kind]);
  const entries = Object.entries<{ schema: string }>(readJson(collection)[kind]);
  return Object.fromEntries(
    entries.map(([name, { schema }]) => [name, join(dirname(collection), schema)]),
  );
}

/**
 * Every existing schema that the collections of a plugin name.
 * @param root absolute folder of the plugin
 * @throws SyntaxError when a schema.json is not JSON
 */
export const schemaFiles = (root: string): SchemaFile[] =>
  (['executors', 'generators'] as const).flatMap((kind) =>
    Object.entries(schemaPaths(root, kind))
      .filter(([, schemaPath]) => existsSync(schemaPath))
      .map(([name, schemaPath]) => ({
        typeName: pascalCase(name) + suffixes[kind],
        schemaPath,
        typesPath: join(dirname(schemaPath), 'schema.d.ts'),
        schema: readJson(schemaPath),
      })),
  );

/** Paths relative to the plugin's folder of the properties that have no description. */
export function undescribedProperties(root: string, { schema, schemaPath }: SchemaFile): string[] {
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => !property.description?.trim())
    .map(([name]) => `${relative(root, schemaPath)}: ${name}`);
}
