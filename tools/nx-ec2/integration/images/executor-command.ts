import dockerBuild from '../../src/executors/docker-build/docker-build';
import ecrPush from '../../src/executors/ecr-push/ecr-push';

const executors = { 'docker-build': dockerBuild, 'ecr-push': ecrPush };

/** Runs an executor in a process of its own, as Nx does: `<executor> <root> <options>`. */
async function main([name = '', root = '', options = '{}']: string[]): Promise<void> {
  const context = {
    root,
    projectName: 'svc',
    projectsConfigurations: { version: 2, projects: { svc: { root: 'apps/svc' } } },
  } as unknown as Parameters<typeof dockerBuild>[1];
  const run = executors[name as keyof typeof executors];
  const { success } = await run(JSON.parse(options), context);
  process.exit(success ? 0 : 1);
}

void main(process.argv.slice(2));
