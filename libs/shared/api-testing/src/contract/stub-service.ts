import type { Contract } from '../openapi/contract';
import { sample } from '../openapi/sample';
import { operationFor, requestViolations, type SentRequest } from './exchange';
import { type GivenAnswer, serve, type TestServer } from './test-server';

/** A service as its document describes it: answers every request with the example of success. */
export interface StubService extends TestServer {
  /** What was asked otherwise than the document says, since the start. */
  readonly violations: readonly string[];
}

const json = { 'content-type': 'application/json' };

function answerOf(contract: Contract, request: SentRequest): GivenAnswer {
  const answers = operationFor(contract, request)?.operation.answers ?? new Map();
  const status = [...answers.keys()].find((one) => one.startsWith('2'));
  if (!status) return { status: 501, headers: json, body: null };
  const schema = answers.get(status);
  const body = schema ? sample(contract.schemas, schema) : undefined;
  return { status: Number(status), headers: json, body };
}

/** Starts one on a free port of this machine. */
export async function stubService(contract: Contract): Promise<StubService> {
  const violations: string[] = [];
  const server = await serve(async (request) => {
    violations.push(...requestViolations(contract, request));
    return answerOf(contract, request);
  });
  return { ...server, violations };
}
