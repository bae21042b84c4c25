import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { type InputProblem, InvalidInput } from '@shop/shared-errors';

type Schema = NonNullable<ArgumentMetadata['schema']>;
type Result = Awaited<ReturnType<Schema['~standard']['validate']>>;
type Issue = NonNullable<Result['issues']>[number];

const parts = { body: 'body', query: 'query', param: 'path', headers: 'headers', custom: 'input' };

/** A client that sends thousands of mistakes learns of so many at once. */
const mostErrors = 50;

function errorOf({ path = [], message }: Issue): InputProblem {
  const keys = path.map((step) => String(typeof step === 'object' ? step.key : step));
  return { path: keys.join('.'), message };
}

function valueOf(result: Result, { type }: ArgumentMetadata): unknown {
  if (!result.issues) return result.value;
  const part = parts[type as keyof typeof parts] ?? 'input';
  const errors = result.issues.slice(0, mostErrors).map(errorOf);
  throw new InvalidInput(errors, `The ${part} of the request is not valid.`);
}

/** Takes each parameter of a handler that has a schema through it: `@Body({ schema })`. */
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (!metadata.schema) return value;
    const result = metadata.schema['~standard'].validate(value);
    if (result instanceof Promise) return result.then((settled) => valueOf(settled, metadata));
    return valueOf(result, metadata);
  }
}
