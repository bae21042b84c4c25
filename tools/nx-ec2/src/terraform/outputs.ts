import { print } from '../report/print';
import type { OutputValue } from './events';
import { runTerraform } from './run-terraform';
import type { Stack } from './stack';
import { outputLines } from './summary';
import { terraformFailure } from './terraform-failure';

/** Prints the outputs that the state holds, for people or as Terraform's JSON. */
export async function printOutputs(
  stack: Stack,
  { signal, json }: { signal: AbortSignal; json: boolean },
): Promise<void> {
  const child = { root: stack.root, dataDir: stack.dataDir, signal };
  const { exitCode, stdout, stderr } = await runTerraform(['output', '-json'], child);
  if (exitCode !== 0) throw terraformFailure(stack, 'output', [], stderr);
  const outputs: Record<string, OutputValue> = JSON.parse(stdout);
  print(json ? stdout : outputLines(outputs).join('\n'));
}
