// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Lists the releases of a service, newest first, as the release record keeps them.
 */
export interface HistoryExecutorOptions {
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * How many.
   */
  limit?: number;
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
