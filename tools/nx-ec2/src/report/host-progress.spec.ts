import { HostProgress } from './host-progress';
import { duration } from './print';

const host = { instanceId: 'i-0abc', address: '54.1.2.3', launchedAt: new Date(0) };

describe('HostProgress', () => {
  let lines: string[];
  let progress: HostProgress;
  beforeEach(() => {
    lines = [];
    progress = new HostProgress('users', host, (line) => lines.push(line));
  });

  it('puts the steps of a host on one line', async () => {
    await progress.step('pulled', async () => undefined);
    await progress.step('started', async () => undefined);
    progress.finish('serves');
    expect(lines).toEqual(['users → i-0abc (54.1.2.3): pulled 0.0 s, started 0.0 s, serves']);
  });

  it('says which step failed and hands the error on', async () => {
    const error = new Error('no');
    await expect(progress.step('pulled', () => Promise.reject(error))).rejects.toBe(error);
    progress.finish();
    expect(lines).toEqual(['users → i-0abc (54.1.2.3): pulled failed after 0.0 s']);
  });

  it('writes nothing twice', () => {
    progress.finish('serves');
    progress.finish();
    expect(lines).toHaveLength(1);
  });
});

describe('duration', () => {
  it.each([
    [40, '0.0 s'],
    [1449, '1.4 s'],
    [61_234, '61 s'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
