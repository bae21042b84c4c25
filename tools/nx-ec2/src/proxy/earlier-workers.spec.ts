import { earlierWorkers } from './earlier-workers';

/** Of `ps -o pid,comm`, as the engine passes it on. */
const processes = (...commands: string[]) => ({
  Titles: ['PID', 'COMMAND'],
  Processes: commands.map((command, index) => [String(index + 1), command]),
});

describe('earlierWorkers', () => {
  it('is none beside the master and its worker, whoever talks to them', () =>
    expect(earlierWorkers(processes('haproxy', 'haproxy', 'bash', 'cat'))).toBe(0));
  it('counts those that a reload left at work', () =>
    expect(earlierWorkers(processes('haproxy', 'haproxy', 'haproxy', 'haproxy'))).toBe(2));
});
