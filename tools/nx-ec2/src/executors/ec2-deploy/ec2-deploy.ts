import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { readImageManifest } from '../../image/manifest';
import { deployer } from '../../records/deployer';
import { runExecutor } from '../../run-executor';
import { prepareBuild } from '../docker-build/prepare-build';
import { imageSettings } from './image-settings';
import { releaseImage, settingsOf } from './release-parts';
import { proxyImageOf, rolloutSettings } from './rollout-settings';
import type { Ec2DeployExecutorOptions } from './schema';

/** Brings the version of the working tree to the EC2 hosts of a service and verifies that it serves. */
export default function ec2Deploy(given: Ec2DeployExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const service = given.service ?? context.projectName;
    if (!service) throw new Failure('No service is named', { remedy: 'Give the option service.' });
    const dryRun = machine.dryRun ?? given.dryRun ?? false;
    const options = { ...given, dryRun };
    const { project, environment, region, accountId } = options;
    const settings = imageSettings(options, context, machine);
    const prepared = settings && (await prepareBuild(settings.build, signal));
    // Loaded here, while git and Docker answer: the AWS clients take as long as they do.
    const [{ rollOut }, { makeImage }] = await Promise.all([
      import('../../rollout/roll-out.ts'),
      import('./make-image.ts'),
    ]);
    await rollOut(
      {
        ...rolloutSettings(options, machine),
        service,
        target: { project, environment, region, accountId },
        dryRun,
        by: deployer(),
        action: 'deploy',
      },
      {
        content: {
          settings: settingsOf(service, options),
          proxyImage: proxyImageOf(options, machine),
        },
        makeImage: async (working) => {
          if (!settings || !prepared) {
            const manifest = readImageManifest(context.root, environment, service);
            return { image: releaseImage(manifest, options) };
          }
          const { manifest, session } = await makeImage(settings, prepared, working);
          return { image: releaseImage(manifest, options), session };
        },
      },
      signal,
    );
  });
}
