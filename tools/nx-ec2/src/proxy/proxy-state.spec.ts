import { aRelease } from '../release/release.fixture';
import { healthPathsIn, proxyConfiguration } from './configuration';
import { proxyDefinition } from './definition';
import { decideProxy, type ProxySeen } from './proxy-state';

const request = { release: aRelease(), image: 'haproxy:3' };
const container = {
  State: 'running' as const,
  Status: 'Up 3 days',
  Labels: proxyDefinition(request).Labels ?? {},
};
const seen = (parts: Partial<ProxySeen> = {}): ProxySeen => ({
  container,
  stored: proxyConfiguration(request.release, 'blue'),
  active: 'blue',
  ...parts,
});
const wish = { active: 'blue', target: 'green' } as const;
const actionOf = (parts: Partial<ProxySeen>, of = request) =>
  decideProxy(of, seen(parts), wish).action;

describe('decideProxy', () => {
  it('leaves alone what is as it should be', () => expect(actionOf({})).toBe('keep'));
  it('creates what is not there', () => expect(actionOf({ container: undefined })).toBe('create'));
  it('replaces one of another image', () =>
    expect(actionOf({}, { ...request, image: 'haproxy:4' })).toBe('replace'));
  it('starts one that was stopped', () =>
    expect(actionOf({ container: { ...container, State: 'exited' } })).toBe('start'));
  it('reloads for other timeouts', () =>
    expect(actionOf({}, { ...request, release: aRelease({ requestTimeout: 5 }) })).toBe('reload'));
  it('reloads one that was never told the slot that serves', () =>
    expect(actionOf({ active: undefined })).toBe('reload'));
  it('writes down a switch that was not', () =>
    expect(actionOf({ stored: proxyConfiguration(request.release, 'green') })).toBe('persist'));

  it('checks the new version by its own path and the old one by the path it came with', () => {
    const release = aRelease({ healthPath: '/ready?deep=1' });
    const { action, configuration } = decideProxy({ ...request, release }, seen(), wish);
    expect(action).toBe('reload');
    expect(healthPathsIn(configuration)).toEqual({
      blue: '/health/ready',
      green: '/ready?deep=1',
    });
    const next = seen({ stored: configuration });
    expect(decideProxy({ ...request, release }, next, wish).action).toBe('keep');
  });
});
