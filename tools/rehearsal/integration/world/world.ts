import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cloneCheckout,
  commit,
  nx,
  readEnvironmentFile,
  standaloneEnvironment,
} from '@shop/workspace';
import { execa } from 'execa';
import { rehearse } from '../../src/rehearse';
import type { Report } from '../../src/report';
import type { Scenario } from '../../src/scenario';
import { writeEnvironments } from './environment-files';
import { terminateHosts } from './hosts';
import { makeKey, sshConfigWith } from './keys';
import { makeMachine } from './machine';
import { type Database, startDatabaseLike } from './database';

const root = join(__dirname, '../../../..');
const NAMES = ['staging', 'production'];

/** Credentials as they are in Jenkins; the emulator takes any, so that what counts is which is bound where. */
const accessKey = (id: string) => ({
  kind: 'aws' as const,
  accessKeyId: id,
  secretAccessKey: `secret-of-${id}`,
});

/** A repository with two environments in one sandbox, and a Jenkins that builds it. */
export class World {
  private builds = 0;

  private constructor(
    private readonly folder: string,
    /** Clone of this checkout, from which agents clone. */
    readonly repository: string,
    private readonly machine: Record<string, string>,
    private readonly credentials: Scenario['credentials'],
    private readonly databases: Database[],
    /** Variables of a person who may do everything. */
    private readonly person: Record<string, string>,
  ) {}

  /** Makes it, with nothing deployed yet. The sandbox of SANDBOX_ENV_FILE has to be up. */
  static async make(): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'jenkins-'));
    const sandbox = await readEnvironmentFile(
      process.env['SANDBOX_ENV_FILE'] ?? join(root, '.env.sandbox'),
    );
    const setting = (name: string) => sandbox[name] ?? '';
    const first = {
      endpoint: setting('TF_VAR_database_endpoint'),
      adminUrl: setting('TF_VAR_database_admin_url'),
    };
    const startDatabase = () => startDatabaseLike({ dockerHost: sandbox['DOCKER_HOST'], ...first });
    const [repository, databases, staging, production] = await Promise.all([
      cloneCheckout(root),
      Promise.all([startDatabase(), startDatabase()]),
      makeKey(folder, 'staging'),
      makeKey(folder, 'production'),
    ]);
    const sandboxConfig = setting('NX_EC2_SSH_CONFIG');
    const keyless = await sshConfigWith(folder, 'ssh-config', sandboxConfig, []);
    const keys = [staging, production].map(({ privateKeyFile }) => privateKeyFile);
    const environments = [
      { name: 'staging', publicKey: staging.publicKey, database: databases[0] },
      { name: 'production', publicKey: production.publicKey, database: databases[1] },
    ];
    await writeEnvironments(repository, environments, sandbox, keyless);
    await execa('git', ['checkout', '--quiet', '-B', 'main'], { cwd: repository });
    await execa('git', ['add', '-A'], { cwd: repository });
    await commit(repository, 'Prepare two environments');
    const machine = await makeMachine(folder, root);
    const credentials = {
      ...Object.fromEntries(
        NAMES.flatMap((name) =>
          ['read', 'deploy'].map((may) => [`aws-${name}-${may}`, accessKey(`${name}-${may}`)]),
        ),
      ),
      'ssh-staging': { kind: 'ssh' as const, privateKeyFile: staging.privateKeyFile },
      'ssh-production': { kind: 'ssh' as const, privateKeyFile: production.privateKeyFile },
    };
    const person = {
      AWS_ACCESS_KEY_ID: 'person',
      AWS_SECRET_ACCESS_KEY: 'person',
      NX_EC2_SSH_CONFIG: await sshConfigWith(folder, 'ssh-config-person', sandboxConfig, keys),
    };
    return new World(folder, repository, machine, credentials, databases, person);
  }

  /** Runs Nx in the repository as a person who may do everything. */
  async nx(...args: string[]): Promise<string> {
    const { all } = await nx(this.repository, [...args, '--outputStyle=static'], {
      stdio: 'pipe',
      all: true,
      env: { ...standaloneEnvironment(), ...this.person },
    });
    return String(all);
  }

  async head(): Promise<string> {
    return (await execa('git', ['rev-parse', 'HEAD'], { cwd: this.repository })).stdout;
  }

  /** Changes files and commits that. @returns the commit */
  async change(changes: Record<string, (text: string) => string>): Promise<string> {
    for (const [file, change] of Object.entries(changes)) {
      const path = join(this.repository, file);
      const before = await readFile(path, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The change of ${file} changes nothing`);
      await writeFile(path, after);
    }
    await execa('git', ['add', '-A'], { cwd: this.repository });
    await commit(this.repository, `Change ${Object.keys(changes).join(', ')}`);
    return this.head();
  }

  async git(...args: string[]): Promise<void> {
    const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost'];
    await execa('git', [...identity, ...args], { cwd: this.repository });
  }

  /** Builds a commit with the Jenkinsfile of the repository. */
  async build(scenario: Pick<Scenario, 'commit'> & Partial<Scenario>): Promise<Report> {
    const number = String(++this.builds);
    const { machine, credentials, repository } = this;
    return rehearse(
      {
        jenkinsfile: join(repository, 'Jenkinsfile'),
        repository,
        machine,
        kept: { folder: join(this.folder, 'kept'), paths: ['.nx', 'infra/.terraform'] },
        credentials,
        labels: ['docker'],
        ...scenario,
        build: {
          JOB_NAME: 'shop',
          BUILD_NUMBER: number,
          ...(scenario.build ?? { BRANCH_NAME: 'main' }),
        },
      },
      join(this.folder, 'builds', number),
    );
  }

  /** Takes away what takes room: hosts, databases, folders. The rest is in the emulator's memory. */
  async remove(): Promise<void> {
    await terminateHosts(this);
    await Promise.all(this.databases.map((database) => database.remove()));
    await rm(this.folder, { recursive: true, force: true });
    await rm(this.repository, { recursive: true, force: true });
  }
}
