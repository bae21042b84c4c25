import { print } from '../report/print';
import type { OutputValue } from './events';
import { runTerraform } from './run-terraform';
import type { Stack } from './stack';
import { outputLines } from './summary';
import { terraformFailure } from './terraform-failure';

/** The outputs that the state holds, and the text that Terraform gives them as. */
export async function readOutputs(
  stack: Stack,
  signal: AbortSignal,
): Promise<{ outputs: Record<string, OutputValue>; text: string }> {
  const child = { root: stack.root, dataDir: stack.dataDir, signal };
  const { exitCode, stdout, stderr } = await runTerraform(['output', '-json'], child);
  if (exitCode !== 0) throw terraformFailure(stack, 'output', [], stderr);
  return { outputs: JSON.parse(stdout), text: stdout };
}

/** Prints the outputs, for people or as Terraform's JSON. */
export async function printOutputs(
  stack: Stack,
  { signal, json }: { signal: AbortSignal; json: boolean },
): Promise<void> {
  const { outputs, text } = await readOutputs(stack, signal);
  print(json ? text : outputLines(outputs).join('\n'));
}
