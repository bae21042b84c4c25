import type { Contract } from '../openapi/contract';
import { findOperation, type Operation } from '../openapi/operations';

export interface SentRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Undefined when there was none. */
  readonly body: unknown;
}

/** Also of targets that are no URL, such as `//` and `*`. */
function partsOf(target: string): { path: string; query: URLSearchParams } {
  const [path = '', ...rest] = target.split('?');
  return { path, query: new URLSearchParams(rest.join('?')) };
}

/** The operation that a request is for. */
export function operationFor({ operations }: Contract, { method, target }: SentRequest) {
  return findOperation(operations, method, partsOf(target).path);
}

/** How a request differs from what the document describes; empty when it does not. */
export function requestViolations(contract: Contract, request: SentRequest): string[] {
  const found = operationFor(contract, request);
  const title = `${request.method} ${request.target}`;
  if (!found) return [`${title} is not in the document`];
  const { operation, values } = found;
  const { query } = partsOf(request.target);
  const known = new Set(operation.parameters.filter((p) => p.in === 'query').map((p) => p.name));
  const unknown = [...query.keys()].filter((name) => !known.has(name));
  const parameters = operation.parameters.flatMap((parameter) => {
    const { name, required, schema = {} } = parameter;
    const segment = values[name];
    const path = segment === undefined ? undefined : decodeURIComponent(segment);
    const places = { path, query: query.get(name) ?? undefined, cookie: undefined };
    const value =
      parameter.in === 'header' ? request.headers[name.toLowerCase()] : places[parameter.in];
    if (value === undefined) return required ? [`the ${parameter.in} ${name} is missing`] : [];
    return contract.schemas
      .problems(schema, typed(value, contract.schemas.resolve(schema)['type']))
      .map((problem) => `the ${parameter.in} ${name}: ${problem}`);
  });
  return [
    ...unknown.map((name) => `the query parameter ${name} is not in the document`),
    ...parameters,
    ...bodyViolations(contract, operation, request.body),
  ].map((violation) => `${title}: ${violation}`);
}

function bodyViolations({ schemas }: Contract, operation: Operation, body: unknown): string[] {
  if (body === undefined) return operation.bodyRequired ? ['the body is missing'] : [];
  if (!operation.body) return ['a body is sent, but the document has none'];
  return schemas.problems(operation.body, body).map((problem) => `the body: ${problem}`);
}

/** How an answer differs from what the document describes; empty when it does not. */
export function answerViolations(
  contract: Contract,
  request: SentRequest,
  answer: { readonly status: number; readonly body: unknown },
): string[] {
  const answers = operationFor(contract, request)?.operation.answers;
  const title = `${request.method} ${request.target}: ${answer.status}`;
  const status = answers?.has(String(answer.status)) ? String(answer.status) : 'default';
  if (!answers?.has(status)) return [`${title} is not in the document`];
  const schema = answers.get(status);
  const problems = schema ? contract.schemas.problems(schema, answer.body) : [];
  return problems.map((problem) => `${title}: ${problem}`);
}

/** Parameters arrive as text. */
function typed(value: string | string[], type: unknown): unknown {
  const numeric = type === 'integer' || type === 'number';
  return numeric && typeof value === 'string' ? Number(value) : value;
}
