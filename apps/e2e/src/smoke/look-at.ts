/** A service on one host, seen from outside. */
export interface Seen {
  service: string;
  url: string;
  /** Status of the readiness URL; undefined when nothing answers. */
  ready?: number;
  /** What `/version` says. */
  version?: { service?: string; digest?: string };
  /** Paths that its description of the API names. */
  paths: string[];
}

interface Answer {
  status?: number;
  body?: unknown;
}

const TIMEOUT_MS = 10_000;

/** One request on a connection of its own, so that none leads to a version that is gone. */
async function ask(url: string): Promise<Answer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { headers: { connection: 'close' }, signal }).catch(() => null);
  if (!answer) return {};
  return { status: answer.status, body: await answer.json().catch(() => undefined) };
}

/** Asks a service what everybody may ask: whether it is ready, which version it is, what it offers. */
export async function lookAt(service: string, url: string, healthUrl: string): Promise<Seen> {
  const [ready, version, openApi] = await Promise.all(
    [healthUrl, `${url}/version`, `${url}/openapi.json`].map(ask),
  );
  const { paths = {} } = (openApi?.body ?? {}) as { paths?: object };
  return {
    service,
    url,
    ready: ready?.status,
    version: version?.body as Seen['version'],
    paths: Object.keys(paths),
  };
}
