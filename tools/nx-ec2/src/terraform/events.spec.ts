import { readEvent } from './events';

describe('readEvent', () => {
  it('reads a finished change with its seconds', () => {
    const line = JSON.stringify({
      type: 'apply_complete',
      hook: { resource: { addr: 'aws_eip.this' }, action: 'update', elapsed_seconds: 4 },
    });
    expect(readEvent(line)).toEqual({
      type: 'done',
      change: { address: 'aws_eip.this', action: 'update' },
      seconds: 4,
    });
  });

  it('reads that the state is locked', () => {
    expect(readEvent('{"type":"state_lock_acquire"}')).toEqual({ type: 'waiting' });
  });

  it('reads counts, outputs and diagnostics', () => {
    const counts = { add: 1, change: 0, remove: 0 };
    expect(readEvent(JSON.stringify({ type: 'change_summary', changes: counts }))).toEqual({
      type: 'counts',
      counts,
    });
    const outputs = { a: { sensitive: false, value: 1 } };
    expect(readEvent(JSON.stringify({ type: 'outputs', outputs }))).toEqual({
      type: 'outputs',
      outputs,
    });
    const diagnostic = { severity: 'error', summary: 'No' };
    expect(readEvent(JSON.stringify({ type: 'diagnostic', diagnostic }))).toEqual({
      type: 'diagnostic',
      diagnostic,
    });
  });

  it.each(['{"type":"version"}', '', 'There are some problems with the CLI configuration:'])(
    'leaves out %p',
    (line) => expect(readEvent(line)).toBeUndefined(),
  );
});
