import type { IncomingMessage, RequestListener } from 'node:http';
import type { Cloud } from '../cloud';
import type { Hosts } from '../hosts';
import type { HostSpec } from '../instance';
import { readMetadata } from './categories';
import type { RoleCredentials } from './role-credentials';
import { Tokens } from './tokens';

/** Where instances ask for their metadata; requests arrive with it as their host. */
export const metadataHost = '169.254.169.254';

const tokenPath = '/latest/api/token';
const dataPath = '/latest/meta-data';
const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds';

interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

const header = ({ headers }: IncomingMessage, name: string): string | undefined =>
  headers[name]?.toString();

/** Who asks is told by the address: every host has its own in the sandbox's network. */
async function asker(
  incoming: IncomingMessage,
  cloud: Cloud,
  hosts: Hosts,
): Promise<HostSpec | undefined> {
  const address = incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const instanceId = await hosts.instanceAt(address);
  return instanceId ? cloud.instance(instanceId) : undefined;
}

/**
 * Plays the instance metadata service, version 2 only
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html).
 */
export function metadataService(
  cloud: Cloud,
  hosts: Hosts,
  roles: RoleCredentials,
): RequestListener {
  const tokens = new Tokens();

  const token = (incoming: IncomingMessage, { instanceId }: HostSpec): Answer => {
    if (header(incoming, 'x-forwarded-for')) return { status: 403 };
    const life = header(incoming, ttlHeader);
    const body = tokens.issue(instanceId, life);
    return body ? { status: 200, body, headers: { [ttlHeader]: life ?? '' } } : { status: 400 };
  };

  const data = async (instance: HostSpec, path: string): Promise<Answer> => {
    const role = instance.profileArn ? await roles.roleOf(instance.profileArn) : undefined;
    const credentials = () => {
      if (!role) throw new Error('The instance has no role');
      return roles.get(role, instance.instanceId);
    };
    const region = instance.availabilityZone.replace(/[a-z]$/, '');
    const body = await readMetadata({ instance, region, role: role?.name, credentials }, path);
    return body === undefined ? { status: 404 } : { status: 200, body };
  };

  const answer = async (incoming: IncomingMessage): Promise<Answer> => {
    const path = decodeURIComponent((incoming.url ?? '').split('?')[0] ?? '');
    const instance = await asker(incoming, cloud, hosts);
    if (!instance) return { status: 404 };
    if (path === tokenPath) {
      return incoming.method === 'PUT' ? token(incoming, instance) : { status: 405 };
    }
    if (!tokens.accepts(instance.instanceId, header(incoming, 'x-aws-ec2-metadata-token'))) {
      return { status: 401 };
    }
    if (path !== dataPath && !path.startsWith(`${dataPath}/`)) return { status: 404 };
    return data(instance, path.slice(dataPath.length + 1));
  };

  return (incoming, outgoing) => {
    incoming.resume();
    answer(incoming)
      .catch((error: Error): Answer => {
        process.stderr.write(`Instance metadata could not be given: ${error.message}\n`);
        return { status: 500 };
      })
      .then(({ status, body = '', headers }) => {
        outgoing.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
      });
  };
}
