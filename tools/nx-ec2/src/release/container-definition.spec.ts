import { containerDefinition, definitionHash } from './container-definition';
import { aRelease, digestTwo } from './release.fixture';

describe('containerDefinition', () => {
  const release = aRelease();
  const definition = containerDefinition(release);

  it('runs the image by digest', () => {
    expect(definition.Image).toBe(`${release.image.repository}@${release.image.digest}`);
  });

  it('publishes the service port of the host to 5000 in the container', () => {
    expect(definition.HostConfig?.PortBindings).toEqual({
      '5000/tcp': [{ HostIp: '0.0.0.0', HostPort: '5001' }],
    });
  });

  it('grants no privileges, no writable root and no more than the limits', () => {
    expect(definition.HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Memory: 256 * 1024 * 1024,
      MemorySwap: 256 * 1024 * 1024,
      NanoCpus: 1_000_000_000,
      PidsLimit: 256,
      RestartPolicy: { Name: 'unless-stopped' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
    });
    expect(definition.User).toBeUndefined();
  });

  it('tells the service its port and what it was built from', () => {
    expect(definition.Env).toEqual([
      'LOG_LEVEL=info',
      'PORT=5000',
      `SERVICE_DIGEST=${release.image.digest}`,
      'SERVICE_REVISION=r1',
      'SERVICE_TAG=c-1',
    ]);
  });

  it('carries labels that say whose it is and what it runs', () => {
    expect(definition.Labels).toEqual({
      'com.nx-ec2.project': 'shop',
      'com.nx-ec2.environment': 'staging',
      'com.nx-ec2.service': 'users',
      'com.nx-ec2.definition': definitionHash(release.settings),
      'com.nx-ec2.digest': release.image.digest,
      'com.nx-ec2.tag': 'c-1',
      'com.nx-ec2.revision': 'r1',
    });
  });
});

describe('definitionHash', () => {
  const { settings } = aRelease();
  const definitionOf = (...args: Parameters<typeof aRelease>) =>
    containerDefinition(aRelease(...args)).Labels?.['com.nx-ec2.definition'];

  it('does not depend on the image or the revision', () => {
    expect(definitionOf({ digest: digestTwo, revision: 'r2' })).toBe(definitionOf());
  });

  it('does not depend on the order of variables', () => {
    expect(definitionHash({ ...settings, env: { A: '1', B: '2' } })).toBe(
      definitionHash({ ...settings, env: { B: '2', A: '1' } }),
    );
  });

  it.each([{ port: 5002 }, { memory: 512 }, { cpus: 0.5 }, { env: { LOG_LEVEL: 'debug' } }])(
    'changes with %j',
    (change) => {
      expect(definitionHash({ ...settings, ...change })).not.toBe(definitionHash(settings));
    },
  );
});
