import ec2Deploy from '../../src/executors/ec2-deploy/ec2-deploy';
import exec from '../../src/executors/exec/exec';
import history from '../../src/executors/history/history';
import logs from '../../src/executors/logs/logs';
import promote from '../../src/executors/promote/promote';
import released from '../../src/executors/released/released';
import rollback from '../../src/executors/rollback/rollback';
import status from '../../src/executors/status/status';
import undeploy from '../../src/executors/undeploy/undeploy';
import unlock from '../../src/executors/unlock/unlock';

const executors = {
  'ec2-deploy': ec2Deploy,
  exec,
  history,
  logs,
  promote,
  released,
  rollback,
  status,
  undeploy,
  unlock,
};
export type ExecutorName = keyof typeof executors;

/**
 * Runs an executor in a process of its own, as Nx does: `<name> <root> <options> <deploy options>`,
 * in a workspace whose one service is users.
 */
async function main([name, root = '', options = '{}', deploy = '{}']: string[]): Promise<void> {
  const targets = { deploy: { executor: 'nx-ec2:ec2-deploy', options: JSON.parse(deploy) } };
  const context = {
    root,
    projectName: 'users',
    projectGraph: { nodes: { users: { data: { targets } } } },
  };
  const run = executors[name as ExecutorName] as (
    options: unknown,
    context: unknown,
  ) => Promise<{ success: boolean }>;
  const { success } = await run(JSON.parse(options), context);
  process.exit(success ? 0 : 1);
}

void main(process.argv.slice(2));
