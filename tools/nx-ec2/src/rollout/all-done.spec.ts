import { setTimeout as after } from 'node:timers/promises';
import { allDone } from './all-done';

describe('allDone', () => {
  it('waits for what goes on when something else has failed', async () => {
    let done = false;
    const slow = after(20).then(() => (done = true));
    await expect(allDone([slow, Promise.reject(new Error('no'))])).rejects.toThrow('no');
    expect(done).toBe(true);
  });

  it('is quiet when all is well', () => expect(allDone([after(1)])).resolves.toBeUndefined());
});
