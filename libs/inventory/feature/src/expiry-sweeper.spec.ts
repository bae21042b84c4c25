import { Logger } from '@nestjs/common';
import { ExpirySweeper } from './expiry-sweeper';

describe('ExpirySweeper', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    for (const level of ['log', 'warn'] as const)
      jest.spyOn(Logger.prototype, level).mockReturnValue();
  });
  afterEach(() => jest.useRealTimers());

  it('sweeps again and again, also after a failure, until it is stopped', async () => {
    const run = jest.fn().mockResolvedValue(0).mockRejectedValueOnce(new Error('away'));
    const sweeper = new ExpirySweeper({ run }, 100);
    sweeper.onApplicationBootstrap();
    expect(run).toHaveBeenCalledTimes(0);
    await jest.advanceTimersByTimeAsync(300);
    expect(run).toHaveBeenCalledTimes(3);
    await sweeper.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(1000);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('does not begin a sweep while one is under way, and lets it end when it is stopped', async () => {
    let end = (_: number): void => undefined;
    const run = jest.fn(() => new Promise<number>((resolve) => (end = resolve)));
    const sweeper = new ExpirySweeper({ run }, 100);
    sweeper.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1000);
    expect(run).toHaveBeenCalledTimes(1);
    const order: string[] = [];
    const stopped = sweeper.beforeApplicationShutdown().then(() => order.push('stopped'));
    await jest.advanceTimersByTimeAsync(100);
    order.push('ended');
    end(1);
    await stopped;
    expect(order).toEqual(['ended', 'stopped']);
  });
});
