// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Prepares an account for an environment: the S3 bucket <project>-<environment>-tfstate-<account> for Terraform's state, versioned, encrypted and private; then the root module in the project's folder bootstrap, such as the roles of CI. Asks nothing, and run again it changes nothing.
 */
export interface BootstrapExecutorOptions {
  /**
   * Only shows what would be made.
   */
  dryRun?: boolean;
  /**
   * Folder of a local provider mirror, from the workspace root. Default: Terraform's registry; when it does not answer, a mirror in Terraform's usual places or under /opt.
   */
  pluginDir?: string;
  /**
   * Seconds to wait for another run to release the state.
   */
  lockTimeout?: number;
  /**
   * Refuses what breaks the policies, or takes away what holds data or serves traffic. Filled by the plugin from nx.json; off only for accounts that may vanish.
   */
  guard?: boolean;
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
