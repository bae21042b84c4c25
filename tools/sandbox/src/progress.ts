/* eslint-disable no-console -- this is the one place that talks to the terminal */

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Steps that take less than this are not worth a line. */
const quietMs = 300;

/** Runs one step; prints what was done and how long it took, unless it was done in no time. */
export async function step<T>(what: string, body: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const announced = setTimeout(() => console.error(`… ${what}`), 2_000);
  try {
    const result = await body();
    const took = Date.now() - started;
    if (took >= quietMs) console.error(`✔ ${what} (${seconds(took)})`);
    return result;
  } finally {
    clearTimeout(announced);
  }
}

/** One line for the person at the terminal, apart from a command's result. */
export const note = (line: string): void => console.error(line);

/** The result of a command, for a person or a program to read. */
export const result = (text: string): void => console.log(text);
