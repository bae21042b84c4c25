import { Failure } from '../../failure';
import type { PlanJson } from '../../plan/plan-json';
import { moduleName, shortPath, stackName, type Stack } from '../stack';
import { declaredTypes } from './declared-types';
import { unknownKeys } from './unknown-keys';

/** @throws Failure when a variable is given a key that it does not have: usually a typing mistake */
export function assertKnownKeys(stack: Stack, { variables = {} }: PlanJson): void {
  const types = declaredTypes(stack.root);
  const unknown = Object.entries(variables).flatMap(([name, { value }]) => {
    const type = types[name];
    return type ? unknownKeys(value, type, name) : [];
  });
  if (unknown.length === 0) return;
  throw new Failure('A variable is given a key that it does not have', {
    where: `${stackName(stack)}, ${shortPath(stack, stack.varFile)}`,
    seen: unknown.join('\n'),
    remedy: `Correct the name; ${moduleName(stack)}/variables*.tf have those that there are. Terraform would leave it out without a word.`,
  });
}
