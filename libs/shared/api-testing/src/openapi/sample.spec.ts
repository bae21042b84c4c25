import type { Schema } from './document';
import { sample } from './sample';
import { Schemas } from './schemas';

const components = { schemas: { Name: { type: 'string', examples: ['Ada'] } } };
const schemas = new Schemas({ openapi: '3.1.0', info: { title: 'Toy' }, paths: {}, components });

describe('sample', () => {
  it.each<[Schema, unknown]>([
    [{ $ref: '#/components/schemas/Name' }, 'Ada'],
    [{ enum: ['a', 'b'] }, 'a'],
    [{ const: 7 }, 7],
    [{ anyOf: [{ type: 'integer', minimum: 3 }, { type: 'null' }] }, 3],
    [{ type: ['string', 'null'], format: 'uuid' }, '00000000-0000-7000-8000-000000000001'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Name' } }, ['Ada']],
    [{ type: 'object', properties: { ok: { type: 'boolean' } } }, { ok: true }],
  ])('of %j is %j', (schema, value) => expect(sample(schemas, schema)).toEqual(value));
});
