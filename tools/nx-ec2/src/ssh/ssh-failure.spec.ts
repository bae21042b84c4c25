import { Failure } from '../failure';
import { classifySshLog, passesWhileBooting, sshFailure } from './ssh-failure';

const host = { instanceId: 'i-0abc', address: '54.1.2.3', launchedAt: new Date(0) };

const changedKey = [
  '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
  '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
  '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
  'Host key for i-0abc has changed and you have requested strict checking.',
  'Host key verification failed.',
].join('\r\n');

describe('classifySshLog', () => {
  it.each([
    ['ssh: connect to host 54.1.2.3 port 22: Connection refused', 'refused'],
    ['ssh: connect to host 54.1.2.3 port 22: Connection timed out', 'timed-out'],
    ['ssh: connect to host 54.1.2.3 port 22: No route to host', 'unreachable'],
    ['kex_exchange_identification: Connection closed by remote host', 'dropped'],
    [changedKey, 'host-key-changed'],
    ['ec2-user@54.1.2.3: Permission denied (publickey).', 'permission-denied'],
    ['channel 1: open failed: administratively prohibited: open failed', 'forwarding-refused'],
    ['channel 1: open failed: connect failed: open failed', 'engine-unavailable'],
    ['something new', 'unknown'],
  ])('reads %j as %s', (log, problem) => {
    expect(classifySshLog(log)).toBe(problem);
  });
});

describe('passesWhileBooting', () => {
  const failed = (log: string) => sshFailure(log, host, 'ec2-user');

  it('holds for a host that does not answer yet, and for an engine that is not up yet', () => {
    expect(passesWhileBooting(failed('port 22: Connection refused'))).toBe(true);
    expect(passesWhileBooting(failed('channel 1: open failed: connect failed'))).toBe(true);
  });

  it('does not hold for what waiting cannot mend', () => {
    expect(passesWhileBooting(failed('Permission denied (publickey).'))).toBe(false);
    expect(passesWhileBooting(failed(changedKey))).toBe(false);
    expect(passesWhileBooting(new Failure('another failure'))).toBe(false);
  });
});

describe('sshFailure', () => {
  it('names the user, the host, what ssh said and the remedy', () => {
    const { message, details } = sshFailure('port 22: Connection timed out', host, 'ec2-user');
    expect(message).toBe('No answer to ssh');
    expect(details.where).toBe('ec2-user@i-0abc (54.1.2.3)');
    expect(details.seen).toContain('Connection timed out');
    expect(details.remedy).toContain('security group');
  });

  it('tells how to forget a key that was changed on purpose', () => {
    expect(sshFailure(changedKey, host, 'ec2-user').details.remedy).toContain(
      'ssh-keygen -R i-0abc',
    );
  });
});
