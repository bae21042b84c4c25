import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** One service on one host, as its users reach it. */
export interface Deployed {
  service: string;
  /** Public address of the host. */
  host: string;
  url: string;
}

/** The variables of a dotenv file, such as the one the sandbox writes. */
export const readEnvironmentFile = async (file: string): Promise<Record<string, string>> =>
  parseEnv(await readFile(file, 'utf8')) as Record<string, string>;

/** Prefix of the resource names, from the options of the deployment plugin in nx.json. */
async function projectName(workspace: string): Promise<string> {
  const { plugins } = JSON.parse(await readFile(join(workspace, 'nx.json'), 'utf8')) as {
    plugins: { plugin: string; options: { project: string } }[];
  };
  const found = plugins.find(({ plugin }) => plugin === 'nx-ec2/plugin');
  if (!found) throw new Error('nx.json does not register the plugin nx-ec2/plugin');
  return found.options.project;
}

/** Finds every service of the sandbox by the tags of its hosts, as the deploy does. */
export async function deployedServices(workspace: string): Promise<Deployed[]> {
  const env = await readEnvironmentFile(join(workspace, '.env.sandbox'));
  const ec2 = new EC2Client({
    region: env['AWS_REGION'],
    endpoint: env['AWS_ENDPOINT_URL'],
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: 'instance-state-name', Values: ['running'] },
        { Name: 'tag:Project', Values: [await projectName(workspace)] },
        { Name: 'tag:Environment', Values: ['sandbox'] },
      ],
    }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances)
    .flatMap(({ PublicIpAddress: host = '', Tags = [] }) =>
      Tags.filter(({ Key }) => Key?.startsWith('service:')).map(({ Key = '', Value }) => ({
        service: Key.slice('service:'.length),
        host,
        url: `http://${host}:${Value}`,
      })),
    )
    .sort((a, b) => a.url.localeCompare(b.url));
}
