import { formatLogLine } from './format-log-line';

const json = (fields: object) => {
  const time = new Date(2026, 0, 31, 9, 5, 7).toISOString();
  return JSON.stringify({ level: 'info', time, service: 'users', ...fields });
};

describe('formatLogLine', () => {
  it('shows local time, level, context, message and what else there is', () => {
    const line = json({ context: 'Pool', msg: 'connected', hosts: ['a'], ms: 3, requestId: 'x' });
    expect(formatLogLine(line, false)).toBe(
      '09:05:07 INFO  users [Pool] connected hosts=["a"] ms=3',
    );
  });

  it.each([{ err: { stack: 'Error: boom\n    at x' } }, { stack: 'Error: boom\n    at x' }])(
    'puts a stack on lines of its own: %j',
    (fields) => {
      const line = json({ level: 'error', msg: 'boom', ...fields });
      expect(formatLogLine(line, false)).toBe('09:05:07 ERROR users boom\nError: boom\n    at x');
    },
  );

  it('passes on what is not JSON', () => {
    expect(formatLogLine('plain text', false)).toBe('plain text');
    expect(formatLogLine('{ not json', false)).toBe('{ not json');
  });
});
