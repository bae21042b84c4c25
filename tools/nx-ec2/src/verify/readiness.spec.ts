import { judgeReadiness, type Observation } from './readiness';

const observation = (parts: Partial<Observation> = {}): Observation => ({
  state: { Status: 'running', ExitCode: 0, OOMKilled: false },
  server: { up: false, check: 'L4CON Connection refused' },
  elapsedMs: 1_000,
  ...parts,
});
const judge = (parts: Partial<Observation> = {}) => judgeReadiness(observation(parts), 60_000);
const unhealthy = { Status: 'unhealthy' as const, FailingStreak: 3, Log: [] };

describe('judgeReadiness', () => {
  it('waits for a container that does not answer yet', () =>
    expect(judge()).toEqual({ kind: 'waiting' }));

  it('is ready once the proxy got an answer, even before the image itself says healthy', () =>
    expect(judge({ server: { up: true, check: 'L7OK 200' } })).toEqual({ kind: 'ready' }));

  it('fails at once when the container exited', () =>
    expect(judge({ state: { Status: 'exited', ExitCode: 3, OOMKilled: false } })).toMatchObject({
      kind: 'failed',
      what: 'exited with code 3',
    }));

  it('names the memory limit', () =>
    expect(judge({ state: { Status: 'exited', ExitCode: 137, OOMKilled: true } })).toMatchObject({
      remedy: expect.stringContaining('memory'),
    }));

  it('fails when the health turned bad, whatever the proxy last saw', () =>
    expect(
      judge({
        state: { Status: 'running', ExitCode: 0, OOMKilled: false, Health: unhealthy },
        server: { up: true, check: 'L7OK 200' },
      }),
    ).toMatchObject({ kind: 'failed', what: 'is unhealthy' }));

  it('names a port that is not that of the contract once the image calls itself healthy', () => {
    expect(judge({ healthyForMs: 4_000 })).toEqual({ kind: 'waiting' });
    expect(judge({ healthyForMs: 6_000 })).toMatchObject({
      remedy: expect.stringContaining('PORT'),
    });
  });

  it('names a health path that is not there', () =>
    expect(
      judge({ healthyForMs: 6_000, server: { up: false, check: 'L7STS 404 Not Found' } }),
    ).toMatchObject({ remedy: expect.stringContaining('healthPath') }));

  it('waits as long as the health path says not yet, but no longer than allowed', () => {
    const server = { up: false, check: 'L7STS 503 Service Unavailable' };
    expect(judge({ server, healthyForMs: 6_000 })).toEqual({ kind: 'waiting' });
    expect(judge({ server, elapsedMs: 60_001 })).toMatchObject({
      what: 'is not ready after 60 s',
      remedy: expect.stringContaining('healthTimeout'),
    });
  });
});
