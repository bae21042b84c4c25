import { existsSync } from 'node:fs';

export interface ChildEnvironmentInput {
  dataDir: string;
  /** Leaves out the variables of the shell, for commands whose result must not depend on them. */
  withoutVariables?: boolean;
}

/**
 * The process environment for a Terraform command: its data folder, no questions, no calls home,
 * and no CLI configuration that does not exist, of which Terraform would warn each time.
 */
export function childEnvironment(
  { dataDir, withoutVariables = false }: ChildEnvironmentInput,
  env: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: config, ...rest } = env;
  const kept = Object.entries(rest).filter(
    ([name]) => !(withoutVariables && name.startsWith('TF_VAR_')),
  );
  return {
    ...Object.fromEntries(kept),
    ...(config && exists(config) ? { TF_CLI_CONFIG_FILE: config } : {}),
    TF_DATA_DIR: dataDir,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}
