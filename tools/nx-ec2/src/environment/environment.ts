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
