export interface ConfigProblem {
  /** Name of the environment variable. */
  readonly variable: string;
  /** What is wrong with it. Never its value, which may be a secret. */
  readonly problem: string;
}

/** The environment does not hold what a service needs; the message names every bad variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    const width = Math.max(...problems.map(({ variable }) => variable.length));
    const lines = problems.map(
      ({ variable, problem }) => `  ${variable.padEnd(width)}  ${problem}`,
    );
    super(['These environment variables are missing or wrong:', ...lines].join('\n'));
  }
}
