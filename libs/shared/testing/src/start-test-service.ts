import { type Service, startService } from '@shop/shared-bootstrap';

/** Test code reads answers as the JSON they are. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  readonly body: Json;
}

type Sent = Readonly<Record<string, string>>;

export interface TestService {
  readonly url: string;
  get(path: string, headers?: Sent): Promise<TestAnswer>;
  post(path: string, body?: unknown, headers?: Sent): Promise<TestAnswer>;
  put(path: string, body?: unknown, headers?: Sent): Promise<TestAnswer>;
  patch(path: string, body?: unknown, headers?: Sent): Promise<TestAnswer>;
  delete(path: string, headers?: Sent): Promise<TestAnswer>;
  stop(): Promise<void>;
}

/** Lets a service be tested without an issuer, a fixed port, a limit or noise. */
export const testEnvironment = {
  PORT: '0',
  LISTEN_ADDRESS: '127.0.0.1',
  AUTH: 'off',
  LOG_LEVEL: 'silent',
  RATE_LIMIT_REQUESTS: '0',
};

async function answerOf(response: Response): Promise<TestAnswer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = isJson && text !== '' ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

/** Starts a service on a free port and talks JSON to it. */
export async function startTestService(
  service: Service,
  environment: NodeJS.ProcessEnv = {},
): Promise<TestService> {
  const running = await startService(service, { ...testEnvironment, ...environment });
  const url = `http://127.0.0.1:${running.port}`;
  const send = async (method: string, path: string, body: unknown, headers: Sent = {}) => {
    const type: Sent = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sent = { method, body: text, headers: { ...type, ...headers } };
    return answerOf(await fetch(`${url}${path}`, sent));
  };
  return {
    url,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
    stop: async () => void (await running.stop()),
  };
}
