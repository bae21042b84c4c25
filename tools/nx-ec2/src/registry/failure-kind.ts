/**
 * What an error of a registry or of `docker push` means for the next step:
 * - `transient`: the network, a 5xx answer or throttling; trying again may help
 * - `expired`: the login is no longer valid; a fresh one will do
 * - `immutable`: the tag exists and must not be moved
 * - `permanent`: anything else; trying again cannot help
 */
export type FailureKind = 'transient' | 'expired' | 'immutable' | 'permanent';

const ENGINE_DOWN = /cannot connect to the docker daemon|error during connect/i;
const IMMUTABLE = /ImageTagAlreadyExists|ImageAlreadyExists|tag is immutable/i;
const EXPIRED =
  /token has expired|no basic auth credentials|authentication required|\bunauthorized\b/i;
const SERVER_ERROR =
  /(?:unexpected|response) (?:http )?status(?: code)?:? 5\d\d|\b50[0234]\b ?(?:internal|bad|service|gateway)|toomanyrequests/i;
const NETWORK = [
  'connection refused',
  'connection reset',
  'i/o timeout',
  'handshake timeout',
  'deadline exceeded',
  'broken pipe',
  'no such host',
  'temporary failure in name resolution',
  'server misbehaving',
  'network is unreachable',
  'no route to host',
  'client.timeout',
  'unexpected eof',
  'fetch failed',
  ': eof',
];

/** Sorts an error by its text, which is all that `docker push` gives. */
export function failureKind(text: string): FailureKind {
  const lower = text.toLowerCase();
  if (ENGINE_DOWN.test(text)) return 'permanent';
  if (IMMUTABLE.test(text)) return 'immutable';
  if (EXPIRED.test(text)) return 'expired';
  if (SERVER_ERROR.test(text)) return 'transient';
  return NETWORK.some((sign) => lower.includes(sign)) ? 'transient' : 'permanent';
}
