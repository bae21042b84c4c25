import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { ensureServicesNetwork } from '../host/network';
import { Failure } from '../failure';
import { stepDefinition } from '../release/container-definition';
import type { Release } from '../release/release';
import type { ResolvedSecrets } from '../release/secrets';
import { resolveSecrets } from '../secrets/resolve-secrets';
import { gatherEvidence } from '../verify/container-evidence';

/**
 * Runs the release step of a service, e.g. its migrations, in a container of the new image.
 * @param secrets of the service; those of the step itself are read here, when they are needed
 * @throws Failure that names a secret that is missing, or with exit code and log when it does not succeed in its time
 */
export async function runReleaseStep(
  engine: Docker,
  release: Release,
  secrets: ResolvedSecrets,
  where: string,
  signal: AbortSignal,
): Promise<void> {
  const { releaseStep } = release.settings;
  if (!releaseStep) return;
  const own = await resolveSecrets(release.target, release.service, releaseStep.secrets);
  await ensureServicesNetwork(engine);
  const container = await engine.createContainer(
    stepDefinition(release, releaseStep.command, secrets, own),
  );
  const stopWaiting = new AbortController();
  try {
    const exited = container.wait({ condition: 'next-exit' }).then(() => true);
    await container.start();
    const timeout = delay(releaseStep.timeout * 1000, false, {
      signal: AbortSignal.any([signal, stopWaiting.signal]),
    });
    timeout.catch(() => undefined);
    const inTime = await Promise.race([exited, timeout]);
    const { State: state } = await container.inspect();
    if (inTime && state.ExitCode === 0) return;
    throw new Failure(
      inTime
        ? `The release step exited with code ${state.ExitCode}`
        : `The release step was not done after ${releaseStep.timeout} s`,
      {
        where,
        seen: [releaseStep.command.join(' '), await gatherEvidence(container, state)].join('\n'),
        remedy: 'Nothing was switched. Mend what the log shows and deploy again.',
      },
    );
  } finally {
    stopWaiting.abort();
    // When the connection broke, the next deploy removes it.
    await container.remove({ force: true }).catch(() => undefined);
  }
}
