import type { Contract } from '../openapi/contract';
import { parsed } from '../openapi/json';
import { answerViolations, requestViolations, type SentRequest } from './exchange';
import { type GivenAnswer, serve, type TestServer } from './test-server';

/** Stands between a client and a running service, and compares both with the document. */
export interface CheckingProxy extends TestServer {
  /** What was asked or answered otherwise than the document says, since the start. */
  readonly violations: readonly string[];
}

const ofConnection = ['connection', 'content-length', 'host', 'transfer-encoding'];

async function forward(url: string, request: SentRequest): Promise<GivenAnswer> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (!ofConnection.includes(name))
      [value ?? []].flat().forEach((one) => headers.append(name, one));
  }
  const { method, target, body } = request;
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(url + target, { method, headers, body: sent });
  const kept = [...response.headers].filter(([name]) => !ofConnection.includes(name));
  const answer = parsed(await response.text());
  return { status: response.status, headers: Object.fromEntries(kept), body: answer };
}

/** Starts one before the service at `url`, on a free port of this machine. */
export async function checkingProxy(contract: Contract, url: string): Promise<CheckingProxy> {
  const violations: string[] = [];
  const server = await serve(async (request) => {
    violations.push(...requestViolations(contract, request));
    const answer = await forward(url, request);
    violations.push(...answerViolations(contract, request, answer));
    return answer;
  });
  return { ...server, violations };
}
