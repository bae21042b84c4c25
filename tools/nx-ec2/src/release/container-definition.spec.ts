import { aRelease, digestTwo } from './release.fixture';
import { definitionHash, slotDefinition, stepDefinition } from './container-definition';

describe('slotDefinition', () => {
  const release = aRelease({ volumes: { data: '/data' } });
  const secrets = { TOKEN: { value: 'hidden', version: 3 } };
  const definition = slotDefinition(release, 'green', secrets);

  it('runs the image by digest, under the name and at the address of its slot', () => {
    expect(definition.Image).toBe(`${release.image.repository}@${release.image.digest}`);
    expect(definition.name).toBe('users-green');
    expect(definition.NetworkingConfig?.EndpointsConfig?.['services']?.IPAMConfig).toEqual({
      IPv4Address: '198.18.78.39',
    });
  });

  it('publishes no port of the host', () => {
    expect(definition.HostConfig?.PortBindings).toBeUndefined();
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
      RestartPolicy: { Name: 'no' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
    });
    expect(definition.User).toBeUndefined();
  });

  it('shares the volumes of the service between its slots', () => {
    const mounts = [{ Type: 'volume', Source: 'users-data', Target: '/data' }];
    expect(definition.HostConfig?.Mounts).toEqual(mounts);
    expect(slotDefinition(release, 'blue', secrets).HostConfig?.Mounts).toEqual(mounts);
  });

  it('tells the service its port, what it was built from and its secrets', () => {
    expect(definition.Env).toEqual([
      'LOG_LEVEL=info',
      'PORT=5000',
      `SERVICE_DIGEST=${release.image.digest}`,
      'SERVICE_ENVIRONMENT=staging',
      'SERVICE_REVISION=r1',
      'SERVICE_TAG=c-1',
      'TOKEN=hidden',
    ]);
  });

  it('keeps the values of secrets out of everything but the environment', () => {
    expect(JSON.stringify({ ...definition, Env: [] })).not.toContain('hidden');
  });

  it('carries labels that say whose it is and what it runs', () => {
    expect(definition.Labels).toMatchObject({
      'com.nx-ec2.project': 'shop',
      'com.nx-ec2.environment': 'staging',
      'com.nx-ec2.service': 'users',
      'com.nx-ec2.role': 'green',
      'com.nx-ec2.port': '5001',
      'com.nx-ec2.definition': definitionHash(release.settings),
      'com.nx-ec2.digest': release.image.digest,
      'com.nx-ec2.tag': 'c-1',
      'com.nx-ec2.revision': 'r1',
    });
  });

  it('changes a label when a secret has another version', () => {
    const next = slotDefinition(release, 'green', { TOKEN: { value: 'hidden', version: 4 } });
    expect(next.Labels?.['com.nx-ec2.secrets']).not.toBe(definition.Labels?.['com.nx-ec2.secrets']);
  });
});

describe('stepDefinition', () => {
  it('runs a command of the image with the environment of the service and no health check', () => {
    const step = stepDefinition(aRelease(), ['/app/migrate.mjs'], {}, {});
    expect(step).toMatchObject({
      name: 'users-step',
      Cmd: ['/app/migrate.mjs'],
      Healthcheck: { Test: ['NONE'] },
      Labels: { 'com.nx-ec2.role': 'step' },
    });
    expect(step.Env).toContain('LOG_LEVEL=info');
    expect(step.Env).toContain('SERVICE_ENVIRONMENT=staging');
  });

  it('is given secrets that the slots are not, in its environment and nowhere else', () => {
    const secrets = { TOKEN: { value: 'one', version: 1 } };
    const own = { ADMIN: { value: 'hidden', version: 1 } };
    const { Env, ...rest } = stepDefinition(aRelease(), ['migrate'], secrets, own);
    expect(Env).toEqual(expect.arrayContaining(['TOKEN=one', 'ADMIN=hidden']));
    expect(JSON.stringify(rest)).not.toContain('hidden');
  });
});

describe('definitionHash', () => {
  const { settings } = aRelease();
  const definitionOf = (...args: Parameters<typeof aRelease>) =>
    slotDefinition(aRelease(...args), 'blue', {}).Labels?.['com.nx-ec2.definition'];

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
