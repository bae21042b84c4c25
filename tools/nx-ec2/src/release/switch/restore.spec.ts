import { aRelease, containerOf } from '../release.fixture';
import { describeRestore } from './restore';

describe('describeRestore', () => {
  it('names the version that serves again', () => {
    const previous = containerOf(aRelease());
    expect(describeRestore({ kind: 'running', previous })).toBe(
      'the previous version sha256:111111111111 runs',
    );
  });

  it('says that nothing serves after a first deploy that failed', () => {
    expect(describeRestore({ kind: 'nothing' })).toContain('nothing serves');
  });

  it('tells how to start the previous version by hand when the host is lost', () => {
    const outcome = { kind: 'failed', service: 'users', error: new Error('host is down') } as const;
    expect(describeRestore(outcome)).toMatch(/host is down.*docker start users/);
  });
});
