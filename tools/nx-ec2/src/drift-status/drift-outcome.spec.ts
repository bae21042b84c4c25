import { driftOutcome } from './drift-outcome';

const line = (outcome: string) => JSON.stringify({ version: 1, command: 'drift', outcome });
const amidNx = (text: string) => `\n> nx run infra:drift:staging --json\n\n${text}\n\n NX  Done\n`;

describe('the outcome of drift', () => {
  it.each([
    ['none', 0],
    ['drift', 2],
    ['failed', 1],
    ['locked', 1],
    ['constructor', 1],
  ])('%s is exit code %d', (outcome, exitCode) => {
    expect(driftOutcome(amidNx(line(outcome)))).toEqual({ line: line(outcome), exitCode });
  });

  it('is a failure when there is none', () => {
    expect(driftOutcome(amidNx('Cannot find project infra'))).toEqual({ exitCode: 1 });
  });
});
