import { compare } from './compare';
import { aRelease, containerOf, digestTwo } from './release.fixture';

const release = aRelease();

describe('compare', () => {
  it('starts what is not there', () => {
    expect(compare(release, undefined)).toEqual({
      action: 'start',
      reasons: ['sha256:111111111111 is not there yet'],
    });
  });

  it('keeps the same digest with the same settings', () => {
    expect(compare(release, containerOf(release))).toEqual({ action: 'keep', reasons: [] });
  });

  it('keeps the same content built from another commit', () => {
    expect(compare(aRelease({ revision: 'r2' }), containerOf(release)).action).toBe('keep');
  });

  it('keeps a container that has not been checked yet', () => {
    const starting = containerOf(release, { Status: 'Up 1 second (health: starting)' });
    expect(compare(release, starting).action).toBe('keep');
  });

  it.each([
    [aRelease({ digest: digestTwo }), {}, 'sha256:111111111111 → sha256:222222222222'],
    [aRelease({ memory: 512 }), {}, 'settings changed'],
    [
      release,
      { State: 'exited', Status: 'Exited (1) 3 hours ago' },
      'not running (Exited (1) 3 hours ago)',
    ],
    [release, { Status: 'Up 2 minutes (unhealthy)' }, 'unhealthy'],
  ])('replaces, and says why (%#)', (wanted, changes, reason) => {
    expect(compare(wanted, containerOf(release, changes))).toEqual({
      action: 'replace',
      reasons: [reason],
    });
  });
});
