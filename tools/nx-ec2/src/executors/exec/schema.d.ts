// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Runs a command in the container that serves, without a shell (images need not have one), and ends with success when the command does.
 */
export interface ExecExecutorOptions {
  /**
   * Name of the service. Default: that of the project; on the Terraform project every service, or required where one has to be chosen.
   */
  service?: string;
  /**
   * Program and arguments, e.g. "node --version"; quotes keep words together.
   */
  command: string;
  /**
   * Instance id. Default: the first host of the service.
   */
  host?: string;
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
