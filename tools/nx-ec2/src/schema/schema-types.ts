import { compile } from 'json-schema-to-typescript';
import type { SchemaFile } from './schema-files';

/** The text of schema.d.ts for a schema, formatted like the rest of the workspace. */
export function schemaTypes({ schema, typeName }: SchemaFile): Promise<string> {
  return compile({ ...schema, $id: undefined, title: typeName }, typeName, {
    additionalProperties: false,
    bannerComment: '// Generated from schema.json by `nx run nx-ec2:schema-types`.',
    style: { singleQuote: true, printWidth: 100 },
    unknownAny: true,
  });
}
