import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { json, type RequestHandler } from 'express';

type Next = (error?: unknown) => void;

const raw = new WeakMap<IncomingMessage, Buffer>();
const jsonType = /^application\/(?:[\w.-]+\+)?json *(?:;|$)/i;

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Middleware: reads JSON of at most `limit` bytes; refuses whatever else comes as a body. */
export function jsonBody(limit: number): RequestHandler[] {
  const refuse = (request: IncomingMessage, _response: ServerResponse, next: Next) => {
    if (!hasBody(request) || jsonType.test(request.headers['content-type'] ?? '')) return next();
    next(
      new UnsupportedMediaTypeException('The body must be JSON: Content-Type: application/json.'),
    );
  };
  const type = (request: IncomingMessage) => jsonType.test(request.headers['content-type'] ?? '');
  const keep = (request: IncomingMessage, _response: ServerResponse, body: Buffer) =>
    void raw.set(request, body);
  return [refuse, json({ limit, type, verify: keep })];
}

/** SHA-256 of the bytes of a request's body, in hex. */
export function fingerprintOf(request: IncomingMessage): string {
  return createHash('sha256')
    .update(raw.get(request) ?? '')
    .digest('hex');
}
