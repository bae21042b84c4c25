// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Releases the very image that another environment runs, by its digest: copied from that environment's repository, not built again. Settings are those of the target deploy in this environment. The credentials have to be allowed to pull from the other repository.
 */
export interface PromoteExecutorOptions {
  /**
   * Environment whose image is released, as `released` wrote it into dist/released/<environment>.
   */
  from: string;
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * Prints what would be copied and, for each host, what would change; changes nothing.
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
