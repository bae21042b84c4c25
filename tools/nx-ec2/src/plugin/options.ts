import { Failure } from '../failure';

/** The plugin's options in nx.json: the one source of names, regions and accounts. */
export interface PluginOptions {
  /** Prefix of every resource name, e.g. `shop`. */
  project: string;
  /** Environment of a target that is run without a configuration. */
  defaultEnvironment: string;
  /** Nx project that holds the Terraform root module. */
  terraformProject: string;
  /** Folder, from the workspace root, that new services are made from. */
  serviceTemplate?: string;
  environments: Record<string, EnvironmentOptions>;
}

export interface EnvironmentOptions {
  region: string;
  accountId: string;
  /**
   * Lets infra:deploy create the bucket for the state when it is missing. For an account that may
   * vanish, such as a local one; elsewhere a missing bucket is a mistake in the configuration.
   */
  createStateBucket?: boolean;
  /**
   * Whether applies are refused when they break the policies, or destroy or replace what holds data or
   * serves traffic and is not allowed by name. On unless it is false: for an account that may vanish.
   */
  guard?: boolean;
  /** Lets infra:destroy refuse unless --destroyProtected names the environment. */
  protected?: boolean;
  /** Lets infra:plan ask for an approval of every release, not only of plans that take something away. */
  approval?: boolean;
}

const FLAGS = ['createStateBucket', 'guard', 'protected', 'approval'] as const;

/** A setting of an environment that is on or off. */
export type EnvironmentFlag = (typeof FLAGS)[number];

/**
 * Environments that roles of another one could change: permissions are for the names that begin with
 * `<project>-<environment>-`, and those of `prod-eu` do so for `prod`.
 */
function withinAnother(environments: PluginOptions['environments']): string[] {
  const all = Object.entries(environments);
  return all.flatMap(([name, { accountId }]) =>
    all
      .filter(([other, one]) => one.accountId === accountId && name.startsWith(`${other}-`))
      .map(
        ([other]) =>
          `environments.${name} is named like a part of ${other}, in the same account: its roles could change it`,
      ),
  );
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Checks the options as nx.json gives them.
 * @throws Failure that names every wrong option at once
 */
export function checkPluginOptions(options: Partial<PluginOptions> | undefined): PluginOptions {
  const {
    project,
    defaultEnvironment,
    terraformProject = 'infra',
    serviceTemplate,
    environments,
  } = options ?? {};
  const wrong = [
    ...(isName(project) ? [] : ['project is missing']),
    ...(serviceTemplate === undefined || isName(serviceTemplate)
      ? []
      : ['serviceTemplate is not the name of a folder']),
    ...(Object.keys(environments ?? {}).length ? [] : ['environments is missing or empty']),
    ...Object.entries(environments ?? {}).flatMap(([name, { region, accountId, ...flags }]) => [
      ...(isName(region) ? [] : [`environments.${name}.region is missing`]),
      ...(isName(accountId) && /^\d{12}$/.test(accountId)
        ? []
        : [`environments.${name}.accountId is not twelve digits in quotes`]),
      ...FLAGS.filter((flag) => !['undefined', 'boolean'].includes(typeof flags[flag])).map(
        (flag) => `environments.${name}.${flag} is not true or false`,
      ),
    ]),
    ...withinAnother(environments ?? {}),
    ...(isName(defaultEnvironment) && environments?.[defaultEnvironment]
      ? []
      : ['defaultEnvironment is not one of environments']),
  ];
  if (!isName(project) || !isName(defaultEnvironment) || !environments || wrong.length) {
    throw new Failure('The options of the plugin nx-ec2 are not valid', {
      where: 'plugins in nx.json',
      seen: wrong.join('\n'),
      remedy: 'Correct them; tools/nx-ec2/README.md shows an example.',
    });
  }
  return { project, defaultEnvironment, terraformProject, serviceTemplate, environments };
}
