import { pushedTags, type RegistryEvent } from './registry-events';

const event = (action: string, target: Partial<RegistryEvent['target']>): RegistryEvent => ({
  action,
  target: {
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    repository: 'shop-sandbox/users',
    digest: 'sha256:1',
    ...target,
  },
});

it('keeps pushed tags, and neither layers, pulls nor pushes by digest', () => {
  const tagged = event('push', { tag: 'c-1' });
  const events = [
    tagged,
    event('push', {}),
    event('pull', { tag: 'c-1' }),
    event('push', { tag: 'c-1', mediaType: 'application/octet-stream' }),
  ];
  expect(pushedTags(events)).toEqual([tagged.target]);
});

it('knows the OCI media types', () => {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  expect(pushedTags([event('push', { tag: 'c-1', mediaType })])).toHaveLength(1);
});
