import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The service that is built and deployed. */
export const SERVICE = 'users';
/** Prefix of all that is made: one that nothing else in the sandbox has, nor an earlier run. */
export const PROJECT = `rehearsal-${process.pid}`;
const OTHERS = ['orders', 'inventory'];

/** An environment of the rehearsal, in the account of the sandbox. */
export interface RehearsedEnvironment {
  name: string;
  /** Public half of the key for its hosts. */
  publicKey: string;
  database: { endpoint: string; adminUrl: string };
}

async function editJson(file: string, edit: (json: never) => void): Promise<void> {
  const json = JSON.parse(await readFile(file, 'utf8')) as never;
  edit(json);
  await writeFile(file, `${JSON.stringify(json, undefined, 2)}\n`);
}

interface NxJson {
  plugins: { plugin: string; options: { project: string; environments: Record<string, object> } }[];
}

/** Lets environments be in the account of the sandbox, under a name of their own, guarded as elsewhere. */
async function nameAccount(workspace: string, names: string[]): Promise<void> {
  await editJson(join(workspace, 'nx.json'), (json: NxJson) => {
    const plugin = json.plugins.find((one) => one.plugin === 'nx-ec2/plugin');
    if (!plugin) throw new Error('nx.json does not register the plugin nx-ec2/plugin');
    plugin.options.project = PROJECT;
    const { environments } = plugin.options;
    for (const name of names) {
      environments[name] = { ...environments['sandbox'], guard: true };
    }
  });
}

/** Keeps one file of a folder of tests: whether a pipeline obeys tests does not depend on their number. */
async function keepOneTest(folder: string, kept: string, ending: string): Promise<void> {
  const files = await readdir(folder);
  const others = files.filter((name) => name.endsWith(ending) && name !== kept);
  await Promise.all(others.map((name) => rm(join(folder, name))));
}

/** Leaves one service with little to test, and names somebody who could sign people in. */
async function settleServices(workspace: string): Promise<void> {
  await Promise.all(
    OTHERS.map((name) => rm(join(workspace, 'apps', name), { recursive: true, force: true })),
  );
  await keepOneTest(join(workspace, 'apps', SERVICE, 'src'), 'openapi.spec.ts', '.spec.ts');
  await keepOneTest(join(workspace, 'infra/tests'), 'registry.tftest.hcl', '.tftest.hcl');
  const generated = join(workspace, 'infra/services.auto.tfvars.json');
  await editJson(generated, ({ services }: { services: Record<string, object> }) => {
    for (const name of OTHERS) delete services[name];
  });
  const project = join(workspace, 'apps', SERVICE, 'project.json');
  const text = await readFile(project, 'utf8');
  await writeFile(project, text.replaceAll('replace.invalid', 'id.example.com'));
}

const dotenv = (variables: Record<string, string | undefined>): string =>
  Object.entries(variables)
    .map(([name, value]) => (value === undefined ? '' : `${name}='${value}'\n`))
    .join('');

/**
 * Writes what makes environments of a clone live side by side in the account of a sandbox: settings, values
 * for Terraform, and the `.env.<environment>` with the addresses of the sandbox but without a credential.
 * @param sandbox variables of the sandbox
 * @param sshConfig OpenSSH configuration for the hosts, without a key
 */
export async function writeEnvironments(
  workspace: string,
  environments: RehearsedEnvironment[],
  sandbox: Record<string, string>,
  sshConfig: string,
): Promise<void> {
  const names = environments.map(({ name }) => name);
  await nameAccount(workspace, names);
  await settleServices(workspace);
  const values = join(workspace, 'infra/environments');
  const ofSandbox = await readFile(join(values, 'sandbox.tfvars'), 'utf8');
  for (const { name, publicKey, database } of environments) {
    await writeFile(join(values, `${name}.tfvars`), ofSandbox);
    const file = dotenv({
      ...sandbox,
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      NX_EC2_SSH_CONFIG: sshConfig,
      TF_VAR_ssh_public_key: publicKey,
      TF_VAR_database_endpoint: database.endpoint,
      TF_VAR_database_admin_url: database.adminUrl,
      TEST_DATABASE_URL: undefined,
    });
    await writeFile(join(workspace, `.env.${name}`), file);
  }
  // What the emulator does not implement is excepted in these environments as it is in the sandbox.
  const host = join(workspace, 'infra/modules/host/main.tf');
  await writeFile(host, (await readFile(host, 'utf8')).replace(' in sandbox: ', ' '));
}
