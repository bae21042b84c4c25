// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Removes the lock of a deploy that cannot release it any more and has not expired. Make sure that it does not work any more: whoever holds the lock stops when it is gone.
 */
export interface UnlockExecutorOptions {
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * Id of the lock, as a waiting deploy shows it.
   */
  id: string;
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
