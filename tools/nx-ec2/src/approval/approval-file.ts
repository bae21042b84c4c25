import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Stack } from '../terraform/stack';
import type { Approval } from './approval';

/**
 * Writes the question beside the saved plan, as `approval.txt`: empty when nobody has to be asked. A
 * pipeline needs to read no JSON to know.
 */
export const writeApproval = (
  { planFile }: Pick<Stack, 'planFile'>,
  { question }: Approval,
): Promise<void> =>
  writeFile(join(dirname(planFile), 'approval.txt'), question && `${question}\n`, { mode: 0o600 });
