import type { Stack } from './stack';

const lockTimeout = ({ lockTimeout }: Stack): string => `-lock-timeout=${lockTimeout}s`;

const values = ({ variables, varFile }: Stack): string[] => [
  `-var-file=${varFile}`,
  ...Object.entries(variables).flatMap(([name, value]) => ['-var', `${name}=${value}`]),
];

export interface InitInput {
  /** Where the state is; without it only providers and modules are prepared. */
  state?: Stack['state'];
  /** Folder of a local provider mirror that replaces the registry. */
  pluginDir?: string;
  /** Whether providers that the lock file does not know yet may be written into it. */
  mayLock: boolean;
}

export const initArguments = ({ state, pluginDir, mayLock }: InitInput): string[] => [
  'init',
  '-json',
  '-input=false',
  // The state never moves from one place to another here: another bucket is another environment.
  ...(state
    ? [
        '-reconfigure',
        ...Object.entries(state).map(([key, value]) => `-backend-config=${key}=${value}`),
      ]
    : ['-backend=false']),
  ...(pluginDir ? [`-plugin-dir=${pluginDir}`] : []),
  ...(mayLock ? [] : ['-lockfile=readonly']),
];

/** Exit code 0: nothing to change; 2: the plan has changes. */
export const planArguments = (stack: Stack, { destroy = false, refresh = true } = {}): string[] => [
  'plan',
  '-json',
  '-input=false',
  '-detailed-exitcode',
  lockTimeout(stack),
  ...(destroy ? ['-destroy'] : []),
  ...(refresh ? [] : ['-refresh=false']),
  ...values(stack),
  `-out=${stack.planFile}`,
];

export const applyArguments = (stack: Stack): string[] => [
  'apply',
  '-json',
  '-input=false',
  lockTimeout(stack),
  stack.planFile,
];

export const unlockArguments = (id: string): string[] => ['force-unlock', '-force', id];
