import { existsSync } from 'node:fs';
import { Failure } from '../failure';
import { stackName, targetCommand } from './stack';
import type { Stack } from './stack';

/** @throws Failure when no plan has been saved for this environment */
export function assertSavedPlan(stack: Stack): void {
  if (existsSync(stack.planFile)) return;
  throw new Failure('There is no saved plan to apply', {
    where: stackName(stack),
    seen: `${stack.planFile} does not exist`,
    remedy: `Make one with \`${targetCommand(stack, 'plan')}\`.`,
  });
}
