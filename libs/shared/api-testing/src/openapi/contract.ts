import type { OpenApiDocument } from './document';
import { type Operation, operationsOf } from './operations';
import { Schemas } from './schemas';

/** A document, read for tests. */
export interface Contract {
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
}

export const contractOf = (document: OpenApiDocument): Contract => ({
  operations: operationsOf(document),
  schemas: new Schemas(document),
});
