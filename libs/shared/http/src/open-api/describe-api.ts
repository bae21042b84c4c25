import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { isOperational, type ServiceDescriptor } from '@shop/shared-descriptor';
import { z } from 'zod';
import { problemSchema } from '../problem/problem';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Version of the APIs, as in their paths; the build has its own at /version. */
const apiVersion = '1';

/** A schema in the dialect of OpenAPI 3.1, each named one a component. */
function convert(schema: unknown, { schemaType: io }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  void $schema;
  return { schema: own, components: $defs as Record<string, unknown> | undefined };
}

function builderOf({ title, summary }: ServiceDescriptor) {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(summary)
    .setVersion(apiVersion)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
}

/** The description of an initialised application's API, without what is for its operators. */
export function describeApi(app: INestApplication, descriptor: ServiceDescriptor): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, builderOf(descriptor), {
    operationIdFactory: (_controller, method) => method,
    autoTagControllers: false,
    standardSchemaConverter: convert,
  });
  const paths = Object.entries(document.paths).filter(([path]) => !isOperational(path));
  const problem = convert(problemSchema, { schemaType: 'output' })?.components as
    Schemas | undefined;
  const schemas = { ...document.components?.schemas, ...problem };
  const components = { ...document.components, schemas: sorted(schemas) };
  return { ...document, paths: Object.fromEntries(paths), components };
}

const sorted = (schemas: Schemas): Schemas =>
  Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
