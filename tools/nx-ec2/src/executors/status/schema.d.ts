// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Shows for every service and host which version serves, in which slot and since when, its health, processor and memory use, and how that differs from the release record. Fails when something is not as recorded.
 */
export interface StatusExecutorOptions {
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * Prints one line of JSON instead of a table.
   */
  json?: boolean;
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
