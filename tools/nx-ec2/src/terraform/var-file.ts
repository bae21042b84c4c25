import { existsSync } from 'node:fs';
import { Failure } from '../failure';
import { moduleName, shortPath } from './stack';
import type { Stack } from './stack';

/** @throws Failure when the environment has no file of variable values */
export function assertVarFile(stack: Stack): void {
  if (existsSync(stack.varFile)) return;
  throw new Failure(`There are no variable values for environment ${stack.target.environment}`, {
    where: moduleName(stack),
    seen: `${shortPath(stack, stack.varFile)} does not exist`,
    remedy: 'Create it after the example of another environment, or name another with --varFile.',
  });
}
