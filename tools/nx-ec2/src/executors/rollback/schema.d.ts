// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Brings back an earlier release of a service, with the settings it had: by default the previous one. Quick while its container is still in the other slot, else it is pulled by digest. The release step is not run. The next deploy of a newer image goes forward again.
 */
export interface RollbackExecutorOptions {
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * Which release: its number in the history, or the beginning of its git revision, tag or digest. Default: the newest one that is another than the current.
   */
  to?: string;
  /**
   * Prints for each host what would change and why; changes nothing.
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
