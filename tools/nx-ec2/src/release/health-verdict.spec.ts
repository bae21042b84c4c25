import { judgeHealth, type ContainerState, type Observation } from './health-verdict';

const state = (status: string, health?: string, changes: Partial<ContainerState> = {}) => ({
  Status: status,
  ExitCode: 0,
  OOMKilled: false,
  Health: health ? { Status: health, FailingStreak: 0, Log: [] } : undefined,
  ...changes,
});

const judge = (observation: Partial<Observation> & Pick<Observation, 'state'>) =>
  judgeHealth({ elapsedMs: 1000, ...observation }, { timeoutMs: 60_000 });

const answer = (status: number) => ({ status, body: '' });

describe('judgeHealth', () => {
  it('is ready on an answer from outside, before the own check has run', () => {
    const observation = { state: state('running', 'starting'), reply: answer(200) };
    expect(judge(observation)).toEqual({ kind: 'ready' });
  });

  it.each([
    ['created', undefined, undefined],
    ['running', undefined, { error: 'ECONNRESET' }],
    ['running', 'starting', answer(503)],
    ['running', 'healthy', { error: 'ECONNREFUSED' }],
  ])('waits while %s, %s, %j', (status, health, reply) => {
    expect(judge({ state: state(status, health), reply })).toEqual({ kind: 'waiting' });
  });

  it('fails at once with the code of a container that exited', () => {
    const verdict = judge({ state: state('exited', undefined, { ExitCode: 3 }) });
    expect(verdict).toMatchObject({ kind: 'failed', what: 'exited with code 3' });
  });

  it('does not believe an answer when the container has exited', () => {
    expect(judge({ state: state('exited'), reply: answer(200) }).kind).toBe('failed');
  });

  it('names the memory limit when that killed it', () => {
    const verdict = judge({
      state: state('exited', undefined, { ExitCode: 137, OOMKilled: true }),
    });
    expect(verdict).toMatchObject({ what: expect.stringContaining('memory') });
  });

  it('fails at once on unhealthy, even if it answers from outside', () => {
    const verdict = judge({ state: state('running', 'unhealthy'), reply: answer(200) });
    expect(verdict).toMatchObject({ kind: 'failed', what: 'is unhealthy' });
  });

  it.each([
    ['ETIMEDOUT', /security group/],
    ['ECONNRESET', /listen on 0\.0\.0\.0/],
  ])('gives a healthy container that stays %s from outside 5 s', (error, remedy) => {
    const observation = { state: state('running', 'healthy'), reply: { error } };
    expect(judge({ ...observation, healthyForMs: 4_000 }).kind).toBe('waiting');
    expect(judge({ ...observation, healthyForMs: 6_000 })).toMatchObject({
      kind: 'failed',
      remedy: expect.stringMatching(remedy),
    });
  });

  it('ends with the time that is granted', () => {
    const verdict = judge({ state: state('running'), reply: answer(503), elapsedMs: 60_001 });
    expect(verdict).toMatchObject({ kind: 'failed', what: 'is not ready after 60 s' });
  });
});
