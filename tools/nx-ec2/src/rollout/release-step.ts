import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Failure } from '../failure';
import { stepDefinition } from '../release/container-definition';
import { label } from '../release/labels';
import { imageReference, type Release, type ReleaseStep } from '../release/release';
import { resolveSecrets } from '../secrets/resolve-secrets';
import { type ResolvedSecrets, secretsFingerprint } from '../release/secrets';
import { gatherEvidence } from '../verify/container-evidence';

/** A release step with what it is given. */
export interface PreparedStep extends ReleaseStep {
  /** Values of the service's secrets. */
  shared: ResolvedSecrets;
  /** Values of those of the step alone. */
  own: ResolvedSecrets;
  /** Equal for two releases when the step would do the same again; none when the image does not say. */
  fingerprint?: string;
}

/**
 * Reads what the release step of a service needs.
 * @param secrets of the service
 * @returns nothing when the service has no such step
 * @throws Failure that names a secret that is missing
 */
export async function prepareStep(
  engine: Docker,
  { target, service, image, settings }: Release,
  secrets: ResolvedSecrets,
): Promise<PreparedStep | undefined> {
  const step = settings.releaseStep;
  if (!step) return undefined;
  const [own, { Config }] = await Promise.all([
    resolveSecrets(target, service, step.secrets),
    engine.getImage(imageReference(image)).inspect(),
  ]);
  const content = Config.Labels?.[label.releaseStep];
  const given = secretsFingerprint({ ...secrets, ...own });
  const fingerprint = content && [content, ...step.command, given].join(' ');
  return { ...step, shared: secrets, own, fingerprint };
}

/** Whether a step would do what the one did that succeeded last; unless both tell, nobody knows. */
export const wasDone = ({ fingerprint }: Pick<PreparedStep, 'fingerprint'>, recorded?: string) =>
  fingerprint !== undefined && fingerprint === recorded;

/**
 * Runs the release step of a service, e.g. its migrations, in a container of the new image, beside
 * the public container, which runs already.
 * @throws Failure with exit code and log when it does not succeed in its time
 */
export async function runReleaseStep(
  engine: Docker,
  release: Release,
  { command, timeout, shared, own }: PreparedStep,
  where: string,
  signal: AbortSignal,
): Promise<void> {
  const container = await engine.createContainer(stepDefinition(release, command, shared, own));
  const stopWaiting = new AbortController();
  try {
    const exited = container.wait({ condition: 'next-exit' }).then(() => true);
    // Should the connection break before anybody waits for it.
    exited.catch(() => undefined);
    await container.start();
    const tooLong = delay(timeout * 1000, false, {
      signal: AbortSignal.any([signal, stopWaiting.signal]),
    });
    tooLong.catch(() => undefined);
    const inTime = await Promise.race([exited, tooLong]);
    const { State: state } = await container.inspect();
    if (inTime && state.ExitCode === 0) return;
    throw new Failure(
      inTime
        ? `The release step exited with code ${state.ExitCode}`
        : `The release step was not done after ${timeout} s`,
      {
        where,
        seen: [command.join(' '), await gatherEvidence(container, state)].join('\n'),
        remedy: 'Nothing was switched. Mend what the log shows and deploy again.',
      },
    );
  } finally {
    stopWaiting.abort();
    // When the connection broke, the next deploy removes it.
    await container.remove({ force: true }).catch(() => undefined);
  }
}
