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
      releaseStep: {
        command: ['/app/migrate.mjs'],
        secrets: { DATABASE_ADMIN_URL: '../database/admin-url' },
      },
    });
    expect(settings.secrets).toEqual({ TOKEN: '/shop/staging/users/token' });
    expect(settings.releaseStep).toEqual({
      command: ['/app/migrate.mjs'],
      timeout: 300,
      secrets: { DATABASE_ADMIN_URL: '/shop/staging/database/admin-url' },
    });
  });

  it('refuses a value that nobody has filled in', () => {
    const env = { ISSUER: 'https://replace.invalid/', OTHER: 'https://invalid.example/' };
    expect(() => settingsOf('users', { ...options, env })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ seen: 'ISSUER: https://replace.invalid/' }),
      }),
    );
  });

  it.each([
    { env: { A: '1' }, secrets: { A: 'a' } },
    { secrets: { A: 'a' }, releaseStep: { command: ['x'] as [string], secrets: { A: 'b' } } },
  ])('refuses a variable that is given twice: %j', (twice) => {
    expect(() => settingsOf('users', { ...options, ...twice })).toThrow(
      'A cannot be given more than once',
    );
  });
});
