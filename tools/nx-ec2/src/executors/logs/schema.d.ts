// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Shows what the running version of a service writes, on every host.
 */
export interface LogsExecutorOptions {
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * Goes on until stopped, through switches to other versions.
   */
  follow?: boolean;
  /**
   * Only what was written since then: 90s, 10m, 2h, 1d, or a time such as 2026-01-31T12:00:00Z.
   */
  since?: string;
  /**
   * How many lines of each container, unless since is given.
   */
  tail?: number;
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
