import { Readiness } from './readiness';

const passing = (name: string) => ({ name, run: async () => undefined });

describe('Readiness', () => {
  it('is ready when there is nothing to check', async () => {
    expect(await new Readiness().report()).toEqual({ status: 'ready', checks: {} });
  });

  it('is ready when all checks pass', async () => {
    const readiness = new Readiness();
    readiness.add(passing('database'));
    expect(await readiness.report()).toEqual({ status: 'ready', checks: { database: 'ok' } });
  });

  it('says which check failed and why', async () => {
    const readiness = new Readiness();
    readiness.add(passing('cache'));
    readiness.add({ name: 'database', run: () => Promise.reject(new Error('refused')) });
    const checks = { cache: 'ok', database: 'refused' };
    expect(await readiness.report()).toEqual({ status: 'unavailable', checks });
  });

  it('recovers with its check', async () => {
    const readiness = new Readiness();
    const run = jest.fn<Promise<void>, []>().mockRejectedValueOnce(new Error('refused'));
    readiness.add({ name: 'database', run });
    expect((await readiness.report()).status).toBe('unavailable');
    expect((await readiness.report()).status).toBe('ready');
  });

  it('does not wait for a check that hangs, and tells it to give up', async () => {
    const readiness = new Readiness();
    let given: AbortSignal | undefined;
    readiness.add({
      name: 'database',
      run: (signal) => {
        given = signal;
        return new Promise(() => undefined);
      },
    });
    const checks = { database: 'no answer in 20 ms' };
    expect(await readiness.report(20)).toEqual({ status: 'unavailable', checks });
    expect(given?.aborted).toBe(true);
  });

  it('stays draining whatever the checks say', async () => {
    const readiness = new Readiness();
    readiness.add(passing('database'));
    readiness.drain();
    expect((await readiness.report()).status).toBe('draining');
  });
});
