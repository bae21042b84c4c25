import type { PluginOptions } from '../plugin/options';

const commandsFor = (
  service: string,
  environment: string,
  { terraformProject }: PluginOptions,
): string[] => [
  `  nx run ${terraformProject}:undeploy -c ${environment} --service=${service}`,
  `  nx run ${terraformProject}:deploy -c ${environment}`,
];

/** What remains to be done in the environments, for the terminal. */
export const afterRemoval = (service: string, options: PluginOptions): string =>
  [
    `${service} is removed from the workspace. Where it was deployed it still runs. For each such`,
    'environment: take it off the hosts, then remove its repository, port and parameters.',
    '',
    ...Object.keys(options.environments).flatMap((environment) =>
      commandsFor(service, environment, options),
    ),
    '',
    'The second command, also when CI runs it, is refused while that would destroy its images and',
    'parameters; the message shows the --allow for it.',
  ].join('\n');
