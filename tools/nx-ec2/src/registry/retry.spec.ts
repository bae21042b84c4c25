import { retry, retryPause } from './retry';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const policy = (retries = 2, isTransient = () => true) => ({
  retries,
  signal: new AbortController().signal,
  isTransient,
  onRetry: jest.fn(),
});

const failing = (times: number) => {
  let calls = 0;
  const operation = jest.fn(async () => {
    if (calls++ < times) throw new Error(`fault ${calls}`);
    return 'done';
  });
  return operation;
};

describe('retryPause', () => {
  it('doubles up to 10 s', () => {
    expect([0, 1, 2, 5, 6, 20].map((attempt) => retryPause(attempt, 0))).toEqual([
      250, 500, 1000, 8000, 10_000, 10_000,
    ]);
  });

  it('is shortened by up to half', () => expect(retryPause(2, 0.9)).toBe(550));
});

describe('retry', () => {
  it('gives the result of the first success and tells of each fault', async () => {
    const settings = policy();
    await expect(retry(failing(2), settings)).resolves.toBe('done');
    expect(settings.onRetry.mock.calls.map(([error]) => error.message)).toEqual([
      'fault 1',
      'fault 2',
    ]);
  });

  it('gives up when the retries are used', async () => {
    await expect(retry(failing(3), policy())).rejects.toThrow('fault 3');
  });

  it('does not repeat what cannot be mended', async () => {
    const operation = failing(1);
    await expect(
      retry(
        operation,
        policy(2, () => false),
      ),
    ).rejects.toThrow('fault 1');
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('stops when aborted', async () => {
    const operation = failing(1);
    const aborted = { ...policy(), signal: AbortSignal.abort() };
    await expect(retry(operation, aborted)).rejects.toThrow('fault 1');
    expect(operation).toHaveBeenCalledTimes(1);
  });
});
