import type { ImageManifest } from '../../image/manifest';
import { releaseImage, settingsOf } from './release-parts';

const options = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '123456789012',
  port: 5001,
};

const manifest: ImageManifest = {
  service: 'users',
  tag: 'c-1',
  revision: 'r1',
  platform: 'linux/amd64',
  baseImage: 'node:24-slim',
  repository: 'registry.example/shop-staging/users',
  digest: 'sha256:1',
};

describe('releaseImage', () => {
  it('takes the image from the manifest', () => {
    expect(releaseImage(manifest, options)).toEqual({
      repository: 'registry.example/shop-staging/users',
      digest: 'sha256:1',
      tag: 'c-1',
      revision: 'r1',
    });
  });

  it('refuses an image that was not pushed', () => {
    expect(() => releaseImage({ ...manifest, digest: undefined }, options)).toThrow(
      'The image of users is not in the registry yet',
    );
  });

  it('goes by the tag in a dry run', () => {
    const image = releaseImage({ ...manifest, digest: undefined }, { ...options, dryRun: true });
    expect(image.digest).toBe('c-1');
  });
});

describe('settingsOf', () => {
  it('takes the settings from the options', () => {
    expect(settingsOf('users', { ...options, env: { A: '1' }, cpus: 0.5 })).toEqual({
      port: 5001,
      healthPath: '/health/ready',
      env: { A: '1' },
      secrets: {},
      volumes: {},
      memory: 256,
      cpus: 0.5,
      healthTimeout: 60,
      requestTimeout: 60,
      drainTimeout: 60,
    });
  });

  it('refuses a variable that the deploy itself sets', () => {
    expect(() => settingsOf('users', { ...options, env: { PORT: '80' } })).toThrow(
      'The deploy itself sets PORT',
    );
  });

  it('names secrets in full, and gives a release step its time', () => {
    const settings = settingsOf('users', {
      ...options,
      secrets: { TOKEN: 'token' },
      releaseStep: { command: ['/app/migrate.mjs'] },
    });
    expect(settings.secrets).toEqual({ TOKEN: '/shop/staging/users/token' });
    expect(settings.releaseStep).toEqual({ command: ['/app/migrate.mjs'], timeout: 300 });
  });

  it('refuses a variable that is both plain and secret', () => {
    expect(() => settingsOf('users', { ...options, env: { A: '1' }, secrets: { A: 'a' } })).toThrow(
      'A cannot be both',
    );
  });
});
