import { failureKind } from './failure-kind';

describe('failureKind', () => {
  it.each([
    'received unexpected HTTP status: 500 Internal Server Error',
    'received unexpected HTTP status: 503 Service Unavailable',
    'error parsing HTTP 502 response body: 502 Bad Gateway',
    'Get "https://r/v2/": dial tcp 10.0.0.1:443: connect: connection refused',
    'Get "https://r/v2/": net/http: TLS handshake timeout',
    'write tcp 10.0.0.2:4->10.0.0.1:443: write: connection reset by peer',
    'dial tcp: lookup r on 127.0.0.53:53: no such host',
    'Put "https://r/v2/x/blobs/uploads/1": EOF',
    'context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    'toomanyrequests: Rate exceeded',
  ])('is transient: %s', (text) => expect(failureKind(text)).toBe('transient'));

  it.each([
    'denied: Your authorization token has expired. Reauthenticate and try again.',
    'no basic auth credentials',
    'unauthorized: authentication required',
  ])('is expired: %s', (text) => expect(failureKind(text)).toBe('expired'));

  it.each([
    "tag invalid: The image tag 'c-1' already exists in the 'shop/users' repository and cannot be overwritten because the tag is immutable.",
    'ImageTagAlreadyExistsException: …',
    'ImageAlreadyExistsException: …',
  ])('is immutable: %s', (text) => expect(failureKind(text)).toBe('immutable'));

  it.each([
    'denied: User: arn:aws:iam::1:user/x is not authorized to perform: ecr:PutImage',
    'name unknown: The repository with name x does not exist',
    'x509: certificate signed by unknown authority',
    'Cannot connect to the Docker daemon at tcp://127.0.0.1:9. Is the docker daemon running?',
    'error during connect: dial tcp 127.0.0.1:9: connect: connection refused',
    'received unexpected HTTP status: 403 Forbidden (layer 500 of 501)',
  ])('is permanent: %s', (text) => expect(failureKind(text)).toBe('permanent'));
});
