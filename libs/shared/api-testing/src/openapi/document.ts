import { readFileSync } from 'node:fs';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 uses them. */
export type Schema = { readonly [keyword: string]: Json };

interface Content {
  readonly [mediaType: string]: { readonly schema?: Schema };
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly content?: Content } };
}

/** What the tests here read of an OpenAPI document. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string };
  readonly paths: { readonly [path: string]: { readonly [method: string]: OperationObject } };
  readonly components?: { readonly schemas?: { readonly [name: string]: Schema } };
}

/** The document committed in a file. */
export function readDocument(file: string): OpenApiDocument {
  return JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
}
