import type { OpenApiDocument, Schema } from './openapi/document';

const thing: Schema = {
  type: 'object',
  required: ['id', 'count'],
  additionalProperties: false,
  properties: { id: { type: 'string', format: 'uuid' }, count: { type: 'integer', minimum: 1 } },
};

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const;
const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } } as const;
const json = (schema: Schema) => ({ 'application/json': { schema } });
const reference = { $ref: '#/components/schemas/Thing' };

/** A document for the tests of this library: things that can be read and put. */
export const toy: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Toy' },
  paths: {
    '/things': {
      get: { parameters: [limit], responses: { 200: { content: json({ type: 'array' }) } } },
    },
    '/things/{id}': {
      get: { parameters: [id], responses: { 200: { content: json(reference) }, 404: {} } },
      put: {
        parameters: [id, { name: 'If-Match', in: 'header', required: true, schema: {} }],
        requestBody: { required: true, content: json(reference) },
        responses: { 204: {} },
      },
    },
  },
  components: { schemas: { Thing: thing } },
};
