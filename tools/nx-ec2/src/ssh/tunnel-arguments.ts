import { join } from 'node:path';

/** One ssh connection that brings a host's Docker socket to this machine. */
export interface TunnelTarget {
  /** Private folder (mode 0700) that holds the sockets; short, for the limit on socket paths. */
  directory: string;
  address: string;
  user: string;
  /** Name under which the host key is remembered, so that a reused address is a new host. */
  hostKeyAlias: string;
  /** OpenSSH configuration file instead of the usual ones. */
  sshConfig?: string;
}

export const engineSocket = (directory: string): string => join(directory, 'engine.sock');
export const controlSocket = (directory: string): string => join(directory, 'control');
export const sshLog = (directory: string): string => join(directory, 'log');

const options = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-o', `${name}=${value}`]);

const configFile = (sshConfig?: string): string[] => (sshConfig ? ['-F', sshConfig] : []);

/**
 * Arguments of `ssh` that opens the tunnel. With `-f` it goes to the background, out of this
 * process's tree, once the forward listens: Ctrl-C and Nx, which signal the whole tree, leave it
 * alone, and the previous version can be brought back through it. The control socket closes it.
 */
export const openArguments = (target: TunnelTarget): string[] => [
  ...configFile(target.sshConfig),
  ...['-f', '-N', '-T', '-M'],
  ...['-S', controlSocket(target.directory)],
  ...['-E', sshLog(target.directory)],
  ...['-L', `${engineSocket(target.directory)}:/var/run/docker.sock`],
  ...options({
    BatchMode: 'yes',
    ConnectTimeout: '10',
    ControlPersist: 'no',
    ExitOnForwardFailure: 'yes',
    ForwardAgent: 'no',
    HostKeyAlias: target.hostKeyAlias,
    LogLevel: 'INFO',
    RemoteCommand: 'none',
    ServerAliveCountMax: '3',
    ServerAliveInterval: '5',
    StreamLocalBindMask: '0177',
    StrictHostKeyChecking: 'accept-new',
  }),
  ...['-l', target.user, '--', target.address],
];

/**
 * Arguments of `ssh` that ends the connection behind a control socket. Neither a configuration nor
 * the host's name is needed to talk to that socket, but ssh wants one to be given.
 */
export const closeArguments = (directory: string): string[] => [
  ...['-F', 'none', '-S', controlSocket(directory), '-O', 'exit', '--', 'tunnel'],
];
