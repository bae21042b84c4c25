import { createInterface } from 'node:readline/promises';

/**
 * Asks a question on the terminal.
 * @returns the answer without spaces around it; undefined when there is nobody to ask, as in CI
 */
export async function askForName(
  question: string,
  signal: AbortSignal,
  { input, output } = { input: process.stdin, output: process.stdout },
): Promise<string | undefined> {
  if (!input.isTTY || !output.isTTY) return undefined;
  const terminal = createInterface({ input, output });
  try {
    return (await terminal.question(question, { signal })).trim();
  } finally {
    terminal.close();
  }
}
