import { setTimeout as sleep } from 'node:timers/promises';
import { Loop } from './loop';

it('makes one pass at a time, and one more for everything asked for meanwhile', async () => {
  let running = 0;
  let most = 0;
  let passes = 0;
  const loop = new Loop(async () => {
    passes += 1;
    most = Math.max(most, ++running);
    await sleep(30);
    running -= 1;
  });
  loop.wake();
  await sleep(10);
  for (let asked = 0; asked < 5; asked++) loop.wake();
  await sleep(100);
  loop.stop();
  expect({ passes, most }).toEqual({ passes: 2, most: 1 });
});

it('tells what kept a pass from being made, until one is', async () => {
  const outcomes = [() => Promise.reject(new Error('no engine')), () => Promise.resolve()];
  const loop = new Loop(() => (outcomes.shift() ?? (() => Promise.resolve()))());
  loop.wake();
  await sleep(10);
  expect(loop.problem).toBe('no engine');
  loop.wake();
  await sleep(10);
  expect(loop.problem).toBeUndefined();
  loop.stop();
});
