// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Pushes the image that docker-build named to its ECR repository and writes its digest into dist/images/<environment>/<service>.json. Nothing is pushed when the registry already has the content tag. The git revision becomes a second tag of the same image.
 */
export interface EcrPushExecutorOptions {
  /**
   * Name of the service, its repository and its image manifest. Default: the name of the Nx project.
   */
  service?: string;
  /**
   * How often a push that failed on the network or with a 5xx answer is tried again, with growing pauses.
   */
  retries?: number;
  /**
   * Prints what would be pushed and where; pushes and writes nothing.
   */
  dryRun?: boolean;
  /**
   * Prefix of every resource name, e.g. shop. Filled by the plugin from nx.json.
   */
  project: string;
  /**
   * Environment to work in. Filled by the plugin from the configuration (-c).
   */
  environment: string;
  /**
   * AWS region of the environment. Filled by the plugin from nx.json.
   */
  region: string;
  /**
   * AWS account the credentials must belong to. Filled by the plugin from nx.json.
   */
  accountId: string;
}
