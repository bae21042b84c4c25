import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { OpenApiDocument, Schema } from './document';

/** Checks values against the schemas of one document, whose references it resolves. */
export class Schemas {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(private readonly document: OpenApiDocument) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'document:', components: this.document.components ?? {} });
  }

  /** What is wrong with the value, a line for each; empty when it is as the schema says. */
  problems(schema: Schema, value: unknown): string[] {
    const validate = this.ajv.compile(inDocument(schema) as Schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || 'it'} ${message}`,
    );
  }

  /** The schema itself in the place of a reference to it. */
  resolve(schema: Schema): Schema {
    const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema['$ref']))?.[1];
    const found = name && this.document.components?.schemas?.[name];
    return found ? this.resolve(found) : schema;
  }
}

/** References of the document, seen from a schema outside of it. */
function inDocument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inDocument);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) =>
      key === '$ref' && typeof child === 'string' && child.startsWith('#')
        ? [key, `document:${child}`]
        : [key, inDocument(child)],
    ),
  );
}
