import type { ServerResponse } from 'node:http';
import { etagOf } from './etag';

/** What a handler says about its answer beside the body. */
export class AnswerHeaders {
  constructor(private readonly response: ServerResponse) {}

  /** The version that the answer shows, for If-Match and If-None-Match. */
  etag(version: number): this {
    this.response.setHeader('etag', etagOf(version));
    return this;
  }

  /** Where what was made is found. */
  location(path: string): this {
    this.response.setHeader('location', path);
    return this;
  }

  /** Another status than the one of `@Api`. */
  status(status: number): this {
    this.response.statusCode = status;
    return this;
  }
}
