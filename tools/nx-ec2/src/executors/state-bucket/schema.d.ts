// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Creates the S3 bucket <project>-<environment>-tfstate-<account> for Terraform's state, versioned, encrypted and private. Run again, it confirms these settings.
 */
export interface StateBucketExecutorOptions {
  /**
   * Only tells whether the bucket exists.
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
