import ec2Deploy from '../../src/executors/ec2-deploy/ec2-deploy';
import type { Ec2DeployExecutorOptions } from '../../src/executors/ec2-deploy/schema';

/** Runs the executor in a process of its own, as Nx does: `deploy-command.ts <root> <options>`. */
async function main([root = '', options = '{}']: string[]): Promise<void> {
  const context = { root, projectName: 'users' } as Parameters<typeof ec2Deploy>[1];
  const parsed: Ec2DeployExecutorOptions = JSON.parse(options);
  const { success } = await ec2Deploy(parsed, context);
  process.exit(success ? 0 : 1);
}

void main(process.argv.slice(2));
