import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstancesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { execa } from 'execa';
import { join } from 'node:path';
import { nx, standaloneEnvironment } from '../commands';

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

/** Password for the registry, valid for some hours. */
export async function ecrPassword(env: Record<string, string>): Promise<string> {
  const ecr = new ECRClient(clientOptions(env));
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64');
  return token.toString().slice('AWS:'.length);
}

/** The connection string of a service's database, as Terraform made it. */
async function databaseUrl(env: Record<string, string>, service: string): Promise<string> {
  const ssm = new SSMClient(clientOptions(env));
  const Name = `/shop/sandbox/${service}/database-url`;
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
  return Parameter?.Value ?? '';
}

/** Builds, pushes and restarts one service; only the port of users is open to the outside. */
async function plainService(
  target: PlainTarget,
  service: string,
  run: number,
  revision: string,
  password: string,
) {
  const { workspace, host, repository, env } = target;
  const image = `${repository}:plain-${service}-${run}-${Date.now()}`;
  const registry = repository.split('/')[0] as string;
  const docker = (args: string[], input?: string) =>
    execa('docker', args, { cwd: workspace, env: { ...env, DOCKER_BUILDKIT: '0' }, input });
  const base = env['NX_EC2_BASE_IMAGE'];
  await docker([
    ...['build', '-q', '-t', image, '-f', `apps/${service}/Dockerfile`],
    ...(base ? ['--build-arg', `BASE_IMAGE=${base}`] : []),
    `dist/apps/${service}`,
  ]);
  await docker(['login', '-u', 'AWS', '--password-stdin', registry], password);
  await docker(['push', '-q', image]);
  const publish = service === 'users' ? `-p ${port}:5000` : '';
  const variables = [
    `DATABASE_URL=${await databaseUrl(env, service)}`,
    `SERVICE_REVISION=${revision}`,
    'SERVICE_ENVIRONMENT=sandbox',
    'AUTH=off',
  ].map((variable) => `-e '${variable}'`);
  const onHost = [
    `docker login -u AWS --password-stdin ${registry} && docker pull -q ${image}`,
    `docker stop plain-${service}; docker rm plain-${service}; docker run -d --name plain-${service} ${variables.join(' ')} ${publish} ${image}`,
  ].join(' && ');
  await execa('ssh', ['-F', join(workspace, '.sandbox/ssh/config'), host, onHost], {
    input: password,
  });
}

/**
 * The reference: the same change by the script people write in a Jenkinsfile, for all services:
 * npm ci, build; then for each docker build, login, push, and on the host login, pull, stop, rm, run.
 */
export async function plainScript(
  target: PlainTarget,
  run: number,
  revision: string,
): Promise<void> {
  const { workspace, env } = target;
  await execa('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: workspace,
    env: standaloneEnvironment(),
    extendEnv: false,
  });
  await nx(workspace, ['run-many', '-t', 'build'], { stdio: 'ignore' });
  const password = await ecrPassword(env);
  for (const service of ['inventory', 'orders', 'users']) {
    await plainService(target, service, run, revision, password);
  }
}
