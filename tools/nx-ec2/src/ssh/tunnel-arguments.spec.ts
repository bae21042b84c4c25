import { closeArguments, openArguments } from './tunnel-arguments';

const target = {
  directory: '/tmp/t',
  address: '54.1.2.3',
  user: 'ec2-user',
  hostKeyAlias: 'i-0abc',
};

describe('openArguments', () => {
  const args = openArguments(target);

  it('forwards the Docker socket of the host to the private folder', () => {
    expect(args[args.indexOf('-L') + 1]).toBe('/tmp/t/engine.sock:/var/run/docker.sock');
  });

  it.each([
    'BatchMode=yes',
    'ExitOnForwardFailure=yes',
    'StrictHostKeyChecking=accept-new',
    'HostKeyAlias=i-0abc',
  ])('sets %s', (option) => {
    expect(args[args.indexOf(option) - 1]).toBe('-o');
  });

  it('ends the options before the address, which comes from outside', () => {
    expect(args.slice(-4)).toEqual(['-l', 'ec2-user', '--', '54.1.2.3']);
  });

  it('leaves the configuration to ssh unless a file is given', () => {
    expect(args).not.toContain('-F');
    expect(openArguments({ ...target, sshConfig: '/etc/team' }).slice(0, 2)).toEqual([
      '-F',
      '/etc/team',
    ]);
  });
});

describe('closeArguments', () => {
  it('ask the connection behind the control socket to end', () => {
    expect(closeArguments('/tmp/t').join(' ')).toContain('-S /tmp/t/control -O exit');
  });
});
