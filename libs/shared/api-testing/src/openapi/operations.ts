import type { OpenApiDocument, OperationObject, Parameter, Schema } from './document';

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'] as const;

export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Schema of the JSON body; undefined when it takes none. */
  readonly body: Schema | undefined;
  readonly bodyRequired: boolean;
  /** Schema of the JSON answer by status, 'default' included; undefined where it has none. */
  readonly answers: ReadonlyMap<string, Schema | undefined>;
}

function toOperation(path: string, method: string, found: OperationObject): Operation {
  const answers = Object.entries(found.responses).map(([status, { content }]) => {
    const schema = content?.['application/json'] ?? content?.['application/problem+json'];
    return [status, schema?.schema] as const;
  });
  return {
    method: method.toUpperCase(),
    path,
    parameters: found.parameters ?? [],
    body: found.requestBody?.content['application/json']?.schema,
    bodyRequired: found.requestBody?.required ?? false,
    answers: new Map(answers),
  };
}

/** Every operation of the document. */
export function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method];
      return found ? [toOperation(path, method, found)] : [];
    }),
  );
}

/** The operation that answers the request, and the values of its path parameters, encoded. */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): { operation: Operation; values: Readonly<Record<string, string>> } | undefined {
  for (const operation of operations.filter((one) => one.method === method)) {
    const match = patternOf(operation.path).exec(path);
    if (match) return { operation, values: match.groups ?? {} };
  }
  return undefined;
}

/** As Express reads paths: a slash at the end makes no difference. */
const patternOf = (template: string) =>
  new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`);
