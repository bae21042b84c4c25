import { aRelease } from '../release/release.fixture';
import { activeIn, proxyConfiguration, withoutActive } from './configuration';

const release = aRelease();
const serversOf = (text: string) => text.split('\n').filter((line) => line.startsWith('  server '));

describe('proxyConfiguration', () => {
  it('sends requests to the active slot alone', () => {
    expect(serversOf(proxyConfiguration(release, 'green'))).toEqual([
      '  server blue 198.18.78.38:5000 disabled',
      '  server green 198.18.78.39:5000',
    ]);
  });

  it('has no active slot before the first release', () => {
    expect(serversOf(proxyConfiguration(release)).every((line) => line.endsWith(' disabled'))).toBe(
      true,
    );
  });

  it('takes health path and timeouts from the settings', () => {
    const text = proxyConfiguration(
      aRelease({ healthPath: '/ready?deep=1', requestTimeout: 2.5, drainTimeout: 20 }),
    );
    expect(text).toContain('uri "/ready?deep=1" ');
    expect(text).toContain('timeout server 2500ms');
    expect(text).toContain('hard-stop-after 30s');
  });
});

describe('activeIn', () => {
  it.each(['blue', 'green', undefined] as const)('reads back %s', (slot) => {
    expect(activeIn(proxyConfiguration(release, slot))).toBe(slot);
  });
});

describe('withoutActive', () => {
  it('is the same for every active slot, and differs with a setting', () => {
    const blue = withoutActive(proxyConfiguration(release, 'blue'));
    expect(withoutActive(proxyConfiguration(release, 'green'))).toBe(blue);
    expect(withoutActive(proxyConfiguration(release))).toBe(blue);
    expect(withoutActive(proxyConfiguration(aRelease({ healthPath: '/up' })))).not.toBe(blue);
  });
});
