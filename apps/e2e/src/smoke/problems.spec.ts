import { problemsOf } from './problems';

const digest = `sha256:${'a'.repeat(64)}`;
const seen = {
  service: 'users',
  url: 'http://203.0.113.1:5001',
  ready: 200,
  version: { service: 'users', digest },
  paths: ['/v1/users'],
};

describe('a service seen from outside', () => {
  it('is fine when it is ready, is what was released, and describes its API', () =>
    expect(problemsOf(seen, digest)).toEqual([]));

  it.each([
    ['is not ready', { ready: 503 }, 'is not ready: 503'],
    ['does not answer', { ready: undefined }, 'is not ready: no answer'],
    ['is another service', { version: { service: 'orders', digest } }, 'answers as orders'],
    [
      'runs another image',
      { version: { service: 'users', digest: 'sha256:b' } },
      `runs sha256:b, released was ${digest}`,
    ],
    ['describes nothing', { paths: ['/health'] }, 'describes no API below /v1'],
  ])('is not when it %s', (_, different, problem) =>
    expect(problemsOf({ ...seen, ...different }, digest)).toEqual([problem]),
  );
});
