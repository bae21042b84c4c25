import type { IncomingMessage } from 'node:http';

interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

interface Routed {
  readonly app?: { readonly router?: { readonly stack: readonly Layer[] } };
  readonly path?: string;
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}

/** Methods that Express knows for the path of a request, none when it does not know the path. */
export function allowedMethods(request: IncomingMessage): string[] {
  const { app, path = '/' } = request as Routed;
  const methods = (app?.router?.stack ?? [])
    .filter((layer) => layer.route && matches(layer, path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}
