import { isDeepStrictEqual } from 'node:util';
import { proxyRecord } from '../proxy/definition';
import type { ReleaseRecord } from '../records/release-record';
import { slotDefinition } from '../release/container-definition';
import { label } from '../release/labels';
import { secretsFingerprint, type ResolvedSecrets } from '../release/secrets';
import type { RolloutRequest } from './request';

/** The record of a rollout that succeeded; it holds no value of a secret. */
export function newRecord(
  { release, proxyImage, by, action }: RolloutRequest,
  secrets: ResolvedSecrets,
  hosts: string[],
  at: Date,
  releaseStep?: string,
): ReleaseRecord {
  const container = slotDefinition(release, 'blue', {});
  const Labels = { ...container.Labels, [label.secrets]: secretsFingerprint(secrets) };
  return {
    format: 1,
    service: release.service,
    image: release.image,
    settings: release.settings,
    ...(releaseStep && { releaseStep }),
    at: at.toISOString(),
    by,
    action,
    hosts,
    container: { ...container, Labels },
    proxy: proxyRecord({ release, image: proxyImage }),
  };
}

/** Whether two records describe the same release; the same content has the same image and tag. */
export const isSameRelease = (one: ReleaseRecord | undefined, other: ReleaseRecord): boolean =>
  one !== undefined &&
  one.image.digest === other.image.digest &&
  isDeepStrictEqual(one.settings, other.settings) &&
  one.container.Labels?.[label.secrets] === other.container.Labels?.[label.secrets] &&
  isDeepStrictEqual(one.proxy, other.proxy);
