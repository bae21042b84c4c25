import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isGone, thisProcess } from './holder';

describe('a holder', () => {
  const self = thisProcess();

  it('is not gone while it runs', () => expect(isGone(self)).toBe(false));

  it('is gone when its process ended', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    expect(isGone(self && { ...self, pid: child.pid ?? 0 })).toBe(true);
  });

  it('is gone when another process has its id', () =>
    expect(isGone(self && { ...self, startedAt: '1' })).toBe(true));

  it('cannot be told from another machine', () =>
    expect(isGone(self && { ...self, machine: 'another', pid: 1 })).toBe(false));

  it('cannot be told when it is not known', () => expect(isGone(undefined)).toBe(false));
});
