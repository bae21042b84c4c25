import type { SlotName } from '../host/addresses';
import type { Release } from './release';

const prefix = 'com.nx-ec2';

/** Names of the labels that the containers of a service carry. */
export const label = {
  project: `${prefix}.project`,
  environment: `${prefix}.environment`,
  service: `${prefix}.service`,
  /** What the container is for, a `Role`. */
  role: `${prefix}.role`,
  /** Hash of the settings, or of the public container's definition. */
  definition: `${prefix}.definition`,
  /** Hash of the versions of the secrets that the container was given. */
  secrets: `${prefix}.secrets`,
  /** Port of the host; the addresses of all containers of a service follow from it. */
  port: `${prefix}.port`,
  digest: `${prefix}.digest`,
  tag: `${prefix}.tag`,
  revision: `${prefix}.revision`,
  /** On an image: changes with what the release step does. */
  releaseStep: `${prefix}.release-step`,
} as const;

/**
 * `public` takes the requests of a service, `spare` does while that is replaced, `step` is a one-off
 * release step.
 */
export type Role = 'public' | 'spare' | SlotName | 'step';

export type Labels = Readonly<Record<string, string>>;

/** Labels that tell whose container it is and what it is for. */
export const ownLabels = (
  { target, service }: Pick<Release, 'target' | 'service'>,
  role: Role,
) => ({
  [label.project]: target.project,
  [label.environment]: target.environment,
  [label.service]: service,
  [label.role]: role,
});

/** Labels that tell which release a container runs. */
export const releaseLabels = (release: Release, definition: string, secrets: string): Labels => ({
  [label.definition]: definition,
  [label.port]: String(release.settings.port),
  [label.secrets]: secrets,
  [label.digest]: release.image.digest,
  [label.tag]: release.image.tag,
  [label.revision]: release.image.revision,
});

/** Whether a container was made by a deploy of this service in this environment. */
export const belongsTo = (
  labels: Labels,
  { target, service }: Pick<Release, 'target' | 'service'>,
): boolean =>
  labels[label.project] === target.project &&
  labels[label.environment] === target.environment &&
  labels[label.service] === service;

/** Name without the slash the Engine API puts before it. */
export const containerName = ({ Names }: { Names: readonly string[] }): string =>
  (Names[0] ?? '').replace(/^\//, '');
