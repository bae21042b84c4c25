// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Runs a Terraform command on the project's root module for one environment. State is in S3 (bucket <project>-<environment>-tfstate-<account>), plans are saved under dist, and exactly the saved plan is applied.
 */
export interface TerraformExecutorOptions {
  /**
   * What to do. deploy: plan and apply exactly that plan, skipped in well under a second when the inputs and the state are those of the last deploy. apply: the plan that `plan` or `policy` saved. drift: what was changed by hand. policy: a plan checked against the baseline. cost: what a plan costs a month. state-unlock: removes the lock of a killed run. validate, fmt and test need no account.
   */
  command:
    | 'init'
    | 'plan'
    | 'apply'
    | 'deploy'
    | 'destroy'
    | 'drift'
    | 'policy'
    | 'cost'
    | 'output'
    | 'state-unlock'
    | 'validate'
    | 'fmt'
    | 'test';
  /**
   * Works on the root module in the folder bootstrap, which the target bootstrap applies, instead of the project's own. It has variable files, state, plans and outputs of its own.
   */
  bootstrap?: boolean;
  /**
   * File of variable values, from the root module's folder. Default: environments/<environment>.tfvars.
   */
  varFile?: string;
  /**
   * Further values of variables for plan, deploy and destroy, as --vars.name=value. Readable in the list of processes: give secrets as TF_VAR_name instead.
   */
  vars?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Folder of a local provider mirror, from the workspace root. Default: Terraform's registry; when it does not answer, a mirror in Terraform's usual places or under /opt.
   */
  pluginDir?: string;
  /**
   * Seconds that plan, apply, deploy, destroy, drift and policy wait for another run to release the state.
   */
  lockTimeout?: number;
  /**
   * Whether the account is read before a plan is made. With --refresh=false the state is taken for what is there: quicker, and possible for who may not read secrets, since Terraform reads a parameter to see whether it is still there.
   */
  refresh?: boolean;
  /**
   * Address of a resource that apply or deploy may destroy or replace although it holds data or serves traffic; may be given several times, or with commas in between. The plan guard names it when it refuses.
   */
  allow?: string[];
  /**
   * Answers the question of destroy, for where there is no terminal to ask on.
   */
  yes?: boolean;
  /**
   * Name of the environment that destroy may take away although it is protected in nx.json.
   */
  destroyProtected?: string;
  /**
   * Id of the lock that state-unlock removes; the message of the run that had to wait shows it.
   */
  id?: string;
  /**
   * Prints one line of JSON with the result, and everything else to standard error; for output, Terraform's own JSON, sensitive values included.
   */
  json?: boolean;
  /**
   * Lets fmt rewrite the files instead of naming those that need it.
   */
  fix?: boolean;
  /**
   * Lets apply, deploy and destroy only show what they would change, and fmt only check.
   */
  dryRun?: boolean;
  /**
   * Lets deploy create the bucket for the state when it is missing. Filled by the plugin from nx.json; for accounts that may vanish, such as a local one.
   */
  createStateBucket?: boolean;
  /**
   * Lets apply and deploy refuse a plan that breaks the policies, or takes away what holds data or serves traffic. Filled by the plugin from nx.json; off only for accounts that may vanish.
   */
  guard?: boolean;
  /**
   * Lets destroy refuse unless destroyProtected names the environment. Filled by the plugin from nx.json.
   */
  protected?: boolean;
  /**
   * Lets plan ask for an approval whatever it would change. Filled by the plugin from nx.json.
   */
  approval?: boolean;
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
