import { label } from '../release/labels';
import { aRelease } from '../release/release.fixture';
import { proxyDefinition, proxyRecord } from './definition';

const request = { release: aRelease(), image: 'haproxy:3.2' };

describe('proxyDefinition', () => {
  const definition = proxyDefinition(request);

  it('is named after the service and publishes its port', () => {
    expect(definition.name).toBe('users');
    expect(definition.HostConfig?.PortBindings).toEqual({
      '5000/tcp': [{ HostIp: '0.0.0.0', HostPort: '5001' }],
    });
  });

  it('answers to the name of the service, at an address of its own', () => {
    expect(definition.NetworkingConfig?.EndpointsConfig?.['services']).toMatchObject({
      Aliases: ['users'],
      IPAMConfig: { IPv4Address: '198.18.78.37' },
    });
  });

  it('grants no privileges and no writable root', () => {
    expect(definition).toMatchObject({
      User: '65532:65532',
      HostConfig: { ReadonlyRootfs: true, CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'] },
    });
  });

  it('is the same for another version or environment variable, and another for an image or port', () => {
    const hash = (changed: typeof request) => proxyDefinition(changed).Labels?.[label.definition];
    expect(hash({ ...request, release: aRelease({ digest: 'sha256:2', memory: 64 }) })).toBe(
      hash(request),
    );
    expect(hash({ ...request, image: 'haproxy:3.3' })).not.toBe(hash(request));
    expect(hash({ ...request, release: aRelease({ port: 5002 }) })).not.toBe(hash(request));
  });
});

describe('proxyRecord', () => {
  it('sends requests to the slot that a host starts at boot', () => {
    expect(proxyRecord(request).configuration).toMatch(/server blue \S+$/m);
  });
});
