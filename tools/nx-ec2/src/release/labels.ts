import type { Release } from './release';

const prefix = 'com.nx-ec2';

/** Names of the labels that every container of a deploy carries. */
export const label = {
  project: `${prefix}.project`,
  environment: `${prefix}.environment`,
  service: `${prefix}.service`,
  definition: `${prefix}.definition`,
  digest: `${prefix}.digest`,
  tag: `${prefix}.tag`,
  revision: `${prefix}.revision`,
} as const;

export type Labels = Readonly<Record<string, string>>;

/** Labels that tell what a container is and what it was made from. */
export const releaseLabels = (release: Release, definition: string): Labels => ({
  [label.project]: release.target.project,
  [label.environment]: release.target.environment,
  [label.service]: release.service,
  [label.definition]: definition,
  [label.digest]: release.image.digest,
  [label.tag]: release.image.tag,
  [label.revision]: release.image.revision,
});

/** Whether a container was made by a deploy of this service in this environment. */
export const belongsTo = (labels: Labels, { target, service }: Release): boolean =>
  labels[label.project] === target.project &&
  labels[label.environment] === target.environment &&
  labels[label.service] === service;
