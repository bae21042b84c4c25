import type { Json, Schema } from './document';
import type { Schemas } from './schemas';

const formats: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000001',
  email: 'ada@example.com',
  'date-time': '2026-01-01T00:00:00.000Z',
  uri: 'https://example.com/',
};

/** A value as the schema describes it: its example where it has one, else the plainest. */
export function sample(schemas: Schemas, given: Schema): Json {
  const schema = schemas.resolve(given);
  const examples = schema['examples'];
  if (Array.isArray(examples) && examples.length > 0) return examples[0] as Json;
  for (const keyword of ['example', 'const', 'default']) {
    if (schema[keyword] !== undefined) return schema[keyword];
  }
  const choices = schema['enum'] ?? schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  if (Array.isArray(choices)) {
    return schema['enum'] ? (choices[0] as Json) : sample(schemas, choices[0] as Schema);
  }
  return plainest(schemas, schema);
}

function plainest(schemas: Schemas, schema: Schema): Json {
  const types = [schema['type']].flat();
  if (types.includes('object')) return objectOf(schemas, schema);
  if (types.includes('array')) return [sample(schemas, (schema['items'] ?? {}) as Schema)];
  if (types.includes('integer') || types.includes('number')) return Number(schema['minimum'] ?? 1);
  if (types.includes('boolean')) return true;
  if (types.length === 1 && types[0] === 'null') return null;
  return formats[String(schema['format'])] ?? 'text';
}

function objectOf(schemas: Schemas, schema: Schema): Json {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  return Object.fromEntries(properties.map(([name, value]) => [name, sample(schemas, value)]));
}
