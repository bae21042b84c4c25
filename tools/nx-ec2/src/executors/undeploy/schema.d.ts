// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Takes a service off every host of the environment: stops its public container, which finishes its requests, and removes all of its containers and images, its release record and its lock. Also for a service that is not in the workspace any more. Its volumes, database, repository and parameters stay; the Terraform project's deploy removes the last two once the service is gone from the workspace.
 */
export interface UndeployExecutorOptions {
  /**
   * Name of the service. Default: that of the project; required on the Terraform project, where it may be one that the workspace has no more.
   */
  service?: string;
  /**
   * Does it without asking; needed where there is no terminal, as in CI.
   */
  yes?: boolean;
  /**
   * Prints what would be stopped and removed on each host; changes nothing.
   */
  dryRun?: boolean;
  /**
   * User on the hosts; it has to be in their group docker.
   */
  sshUser?: string;
  /**
   * Seconds to wait for a deploy of the service that goes on.
   */
  lockTimeout?: number;
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
