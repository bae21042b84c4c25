import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { IAMClient } from '@aws-sdk/client-iam';
import type Dockerode from 'dockerode';
import { execa } from 'execa';
import { copyFile, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Status } from '../../src/commands/status';
import { defaultHost } from '../../src/engine/candidates';
import { engineApi } from '../../src/engine/docker';
import { type Layout, layoutOf } from '../../src/state/layout';

const root = join(__dirname, '../../../..');
const cli = join(__dirname, '../../src/cli.ts');

/** A workspace in a temporary folder with a sandbox of its own. */
export class TestSandbox {
  readonly layout: Layout;

  private constructor(readonly workspace: string) {
    this.layout = layoutOf(workspace);
  }

  static async create(): Promise<TestSandbox> {
    const workspace = await realpath(await mkdtemp(join(tmpdir(), 'sandbox-it-')));
    await copyFile(join(root, 'nx.json'), join(workspace, 'nx.json'));
    return new TestSandbox(workspace);
  }

  /** Runs a command as a person would. */
  run = (...args: string[]) =>
    execa(process.execPath, ['-r', require.resolve('@swc-node/register'), cli, ...args], {
      cwd: this.workspace,
      reject: false,
    });

  /** Runs a command that has to succeed. */
  async must(...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.run(...args);
    if (exitCode !== 0) throw new Error(`sandbox ${args.join(' ')}: ${exitCode}\n${stderr}`);
    return stdout;
  }

  status = async (): Promise<Status> => JSON.parse((await this.run('status', '--json')).stdout);

  async environment(): Promise<Record<string, string>> {
    return parseEnv(await readFile(this.layout.dotenv, 'utf8')) as Record<string, string>;
  }

  async engine(): Promise<Dockerode> {
    return engineApi((await this.environment())['DOCKER_HOST'] ?? defaultHost);
  }

  ec2 = async (): Promise<EC2Client> => new EC2Client(await this.clientSettings());
  iam = async (): Promise<IAMClient> => new IAMClient(await this.clientSettings());
  ecr = async (): Promise<ECRClient> => new ECRClient(await this.clientSettings());

  /** Runs a command on a host as ec2-user. */
  async ssh(address: string, command: string): Promise<string> {
    const args = ['-F', this.layout.sshConfig, '-o', 'ConnectTimeout=20', address, command];
    return (await execa('ssh', args)).stdout;
  }

  async remove(): Promise<void> {
    await this.run('down');
    await rm(this.workspace, { recursive: true, force: true });
  }

  private async clientSettings() {
    const env = await this.environment();
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
      env;
    return {
      region: env['AWS_REGION'],
      endpoint: env['AWS_ENDPOINT_URL'],
      credentials: { accessKeyId, secretAccessKey },
    };
  }
}
