import type { ExecutorContext } from '@nx/devkit';
import { verifyAccount } from '../../environment/account';
import { readMachine } from '../../environment/machine';
import { registryCredentials } from '../../registry/credentials';
import { openRegistrySession } from '../../registry/session';
import { warn } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { ensureBuilt } from './build';
import { buildSettings, type BuildSettings } from './build-settings';
import { prepareBuild } from './prepare-build';
import type { DockerBuildExecutorOptions } from './schema';

/** How often the question whether the registry has the image is asked again. */
const lookupRetries = 3;

/** The account's registry; whether it has a repository for the service yet does not matter here. */
async function openRegistry({ environment, registryHost }: BuildSettings, signal: AbortSignal) {
  await verifyAccount(environment);
  return openRegistrySession({
    login: () => registryCredentials({ region: environment.region, registryHost }),
    retries: lookupRetries,
    signal,
    onRetry: warn,
  });
}

/** Builds a service's image under a tag made from its content, unless it exists already. */
export default function dockerBuildExecutor(
  options: DockerBuildExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runExecutor(async (signal) => {
    const settings = buildSettings(options, context, readMachine());
    const prepared = await prepareBuild(settings, signal);
    await ensureBuilt(settings, prepared, () => openRegistry(settings, signal), signal);
  });
}
