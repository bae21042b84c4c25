import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImageManifest, writeImageManifest } from './manifest';
import type { ImageManifest } from './manifest';

const manifest: ImageManifest = {
  service: 'users',
  tag: 'c-1',
  revision: 'abc',
  platform: 'linux/amd64',
  baseImage: 'node:24',
  repository: 'registry/shop-staging/users',
};

describe('the image manifest', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'nx-ec2-manifest-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('is kept for each environment and service, and leaves no other file', async () => {
    await writeImageManifest(root, 'staging', manifest);
    await writeImageManifest(root, 'staging', { ...manifest, digest: 'sha256:1' });
    expect(readImageManifest(root, 'staging', 'users')).toEqual({
      ...manifest,
      digest: 'sha256:1',
    });
    expect(readdirSync(join(root, 'dist/images/staging'))).toEqual(['users.json']);
  });

  it('names the target that writes it when it is missing', () => {
    expect(() => readImageManifest(root, 'staging', 'users')).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          remedy: expect.stringContaining('nx run users:docker-build -c staging'),
        }),
      }),
    );
  });

  it('is refused when it is not JSON', async () => {
    await writeImageManifest(root, 'staging', manifest);
    writeFileSync(join(root, 'dist/images/staging/users.json'), '{');
    expect(() => readImageManifest(root, 'staging', 'users')).toThrow('is not readable');
  });
});
