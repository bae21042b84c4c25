import { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error';

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent: that is how compose files and task definitions unset one. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

function describe(issue: z.core.$ZodIssue, environment: Environment): ConfigProblem {
  const variable = String(issue.path[0]);
  const problem = environment[variable] === undefined ? 'is missing' : issue.message;
  return { variable, problem };
}

/**
 * The variables of `shape` from the environment, parsed and typed.
 *
 * @throws {ConfigError} naming every variable that is missing or wrong.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const present = withoutEmpty(environment);
  const result = z.object(shape).safeParse(present);
  if (result.success) return Object.freeze(result.data);
  throw new ConfigError(result.error.issues.map((issue) => describe(issue, present)));
}
