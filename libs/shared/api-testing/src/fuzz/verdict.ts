import { answerViolations, operationFor } from '../contract/exchange';
import type { Contract } from '../openapi/contract';
import type { FuzzAnswer, FuzzRequest } from './request';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a refusal lacks to be problem+json (RFC 9457). */
function problemViolations({ status, contentType, body }: FuzzAnswer): string[] {
  const seen = `${status} with ${contentType || 'no content type'}: ${JSON.stringify(body)}`;
  if (!contentType.startsWith('application/problem+json')) return [`no problem+json, but ${seen}`];
  if (!isRecord(body)) return [`the problem is no object: ${seen}`];
  const { type, title, status: stated } = body;
  const right = typeof type === 'string' && typeof title === 'string' && stated === status;
  return right ? [] : [`the problem lacks type, title or the status: ${seen}`];
}

/** What a service may not answer, whatever the request was; empty when all is well. */
export function verdict(contract: Contract, request: FuzzRequest, answer: FuzzAnswer): string[] {
  if (answer.status >= 500) return [`${answer.status}: ${JSON.stringify(answer.body)}`];
  if (request.method === 'HEAD') return [];
  if (answer.status >= 400) return problemViolations(answer);
  if (answer.status >= 300) return [];
  // What is for operators, such as `/`, is not in the document.
  return operationFor(contract, request) ? answerViolations(contract, request, answer) : [];
}
