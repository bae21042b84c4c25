/** Where a target works: one AWS account and region, and the name prefix of what Terraform made there. */
export interface Environment {
  /** Prefix of every resource name, e.g. `shop`. */
  project: string;
  /** `sandbox`, `staging`, `production`, … */
  environment: string;
  region: string;
  /** The twelve-digit account that the credentials must belong to. */
  accountId: string;
}

/** Name prefix of everything in this environment, the same as Terraform's `local.name`. */
export const resourcePrefix = ({ project, environment }: Environment): string =>
  `${project}-${environment}`;

/** Name of a service's ECR repository, the same as Terraform gives it. */
export const repositoryName = (environment: Environment, service: string): string =>
  `${resourcePrefix(environment)}/${service}`;

/**
 * Name of one of a service's SSM parameters: `release`, `revision` and `lock` are the deploy's own,
 * the others are the service's secrets. A host may read all of its services' and no others.
 */
export const parameterName = (
  { project, environment }: Pick<Environment, 'project' | 'environment'>,
  service: string,
  name: string,
): string => `/${project}/${environment}/${service}/${name}`;
