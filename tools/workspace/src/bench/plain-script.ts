import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstancesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { execa } from 'execa';
import { join } from 'node:path';
import { nx } from '../commands';

const port = 5099;

/** What the plain script needs to know, as people write it at the top of theirs. */
export interface PlainTarget {
  workspace: string;
  host: string;
  repository: string;
  env: Record<string, string>;
}

const clientOptions = (env: Record<string, string>) => ({
  region: env['AWS_REGION'],
  endpoint: env['AWS_ENDPOINT_URL'],
  credentials: {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  },
});

/** Opens the port that the plain script's container publishes, beside those of the services. */
export async function openPlainPort({ env, host }: PlainTarget): Promise<string> {
  const ec2 = new EC2Client(clientOptions(env));
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'ip-address', Values: [host] }] }),
  );
  const group = Reservations[0]?.Instances?.[0]?.SecurityGroups?.[0]?.GroupId;
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group,
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      CidrIp: '0.0.0.0/0',
    }),
  );
  return `http://${host}:${port}`;
}

/**
 * The reference: the same change of one service by the script people write in a Jenkinsfile. Build,
 * docker build, login, push; then on the host login, pull, remove, run.
 */
export async function plainScript(target: PlainTarget, run: number): Promise<void> {
  const { workspace, host, repository, env } = target;
  const image = `${repository}:plain-${run}-${Date.now()}`;
  const registry = repository.split('/')[0] as string;
  const docker = (args: string[], input?: string) =>
    execa('docker', args, { cwd: workspace, env: { ...env, DOCKER_BUILDKIT: '0' }, input });
  const ecr = new ECRClient(clientOptions(env));
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64');
  const password = token.toString().slice('AWS:'.length);

  await nx(workspace, ['build', 'users'], { stdio: 'ignore' });
  const base = env['NX_EC2_BASE_IMAGE'];
  await docker([
    ...['build', '-q', '-t', image, '-f', 'apps/users/Dockerfile'],
    ...(base ? ['--build-arg', `BASE_IMAGE=${base}`] : []),
    'dist/apps/users',
  ]);
  await docker(['login', '-u', 'AWS', '--password-stdin', registry], password);
  await docker(['push', '-q', image]);
  const onHost = [
    `docker login -u AWS --password-stdin ${registry} && docker pull -q ${image}`,
    `docker rm -f plain-users; docker run -d --name plain-users -p ${port}:5000 ${image}`,
  ].join(' && ');
  await execa('ssh', ['-F', join(workspace, '.sandbox/ssh/config'), host, onHost], {
    input: password,
  });
}
