import { Failure, type FailureDetails } from '../failure';
import { describeHost, type Host } from '../hosts/host';

/** What kept the tunnel from working, read from what ssh wrote. */
export type SshProblem =
  | 'refused'
  | 'timed-out'
  | 'unreachable'
  | 'dropped'
  | 'host-key-changed'
  | 'permission-denied'
  | 'forwarding-refused'
  | 'engine-unavailable'
  | 'unknown';

const signs: readonly (readonly [SshProblem, RegExp])[] = [
  ['host-key-changed', /host identification has changed|host key verification failed/i],
  ['permission-denied', /permission denied \(|too many authentication failures/i],
  ['forwarding-refused', /administratively prohibited|forwarding.*(refused|disabled)/i],
  ['engine-unavailable', /open failed: connect failed/i],
  ['refused', /connection refused/i],
  ['timed-out', /timed out/i],
  ['unreachable', /no route to host|network is unreachable|could not resolve/i],
  ['dropped', /connection (closed|reset)|kex_exchange_identification|broken pipe/i],
];

export const classifySshLog = (log: string): SshProblem =>
  signs.find(([, sign]) => sign.test(log))?.[0] ?? 'unknown';

/** Problems that pass by themselves while an instance boots: sshd and Docker come up after it runs. */
const whileBooting = new Set<SshProblem>([
  'refused',
  'timed-out',
  'unreachable',
  'dropped',
  'engine-unavailable',
]);

/** A failed tunnel, with the problem that tells whether waiting can help. */
export class SshFailure extends Failure {
  constructor(
    readonly problem: SshProblem,
    what: string,
    details: FailureDetails,
  ) {
    super(what, details);
  }
}

export const passesWhileBooting = (error: unknown): boolean =>
  error instanceof SshFailure && whileBooting.has(error.problem);

const explain: Record<SshProblem, (host: Host, user: string) => [what: string, remedy: string]> = {
  refused: () => [
    'Nothing listens for ssh',
    'Check that sshd runs on the instance (console log), or that your ssh configuration names its port.',
  ],
  'timed-out': () => [
    'No answer to ssh',
    'Check that the security group opens port 22 to the address of this machine (admin CIDRs of the environment).',
  ],
  unreachable: () => [
    'No way to the host',
    'Check the network of this machine and the route and Elastic IP of the instance.',
  ],
  dropped: () => [
    'The host closed the ssh connection',
    "Look at sshd's log on the instance; a bastion in between shows the same.",
  ],
  'host-key-changed': ({ instanceId }) => [
    'The host key is not the one this instance had before',
    `Somebody may be in between. If the key was renewed on purpose, forget the old one with \`ssh-keygen -R ${instanceId}\` (-f <UserKnownHostsFile> if you set one).`,
  ],
  'permission-denied': (_host, user) => [
    `The host does not accept the ssh key of this machine for ${user}`,
    'Load the private key of the instance into the agent, or name it as IdentityFile in your ssh configuration.',
  ],
  'forwarding-refused': () => [
    'sshd on the host forbids forwarding the Docker socket',
    'Set AllowStreamLocalForwarding to yes (or local) in sshd_config of the instance.',
  ],
  'engine-unavailable': (_host, user) => [
    'The Docker socket of the host cannot be opened',
    `Check on the host that Docker runs (\`systemctl status docker\`) and that ${user} is in the group docker.`,
  ],
  unknown: () => ['The ssh connection failed', 'Try `ssh -v` to the host with the same settings.'],
};

/** Most telling last lines; the alarm of a changed key is long and its first lines say nothing. */
const lastLines = (log: string): string => log.trim().split(/\r?\n/).slice(-6).join('\n');

/** The failure that tells a person what to do about a tunnel that did not open. */
export function sshFailure(log: string, host: Host, user: string): SshFailure {
  const problem = classifySshLog(log);
  const [what, remedy] = explain[problem](host, user);
  return new SshFailure(problem, what, {
    where: `${user}@${describeHost(host)}`,
    seen: lastLines(log) || 'ssh wrote nothing',
    remedy,
  });
}
