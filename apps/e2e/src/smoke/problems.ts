import type { Seen } from './look-at';

/**
 * What is wrong with a service as it is seen from outside; empty when nothing is.
 * @param digest of the image that the environment runs, by its release record
 */
export function problemsOf(seen: Seen, digest: string): string[] {
  const { service, ready, version, paths } = seen;
  return [
    ...(ready === 200 ? [] : [`is not ready: ${ready ?? 'no answer'}`]),
    ...(version?.service === service
      ? []
      : [`answers as ${version?.service ?? 'nothing that has a name'}`]),
    ...(version?.digest === digest
      ? []
      : [`runs ${version?.digest ?? 'an unknown digest'}, released was ${digest}`]),
    ...(paths.some((path) => path.startsWith('/v1/')) ? [] : ['describes no API below /v1']),
  ];
}
