/** Writes one line or block of text to the terminal or the log of CI; never coloured. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Writes to standard error: what went wrong, or what a reader should notice. */
export const warn = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** `0.4 s`, `12 s`: as exact as a reader needs. */
export const duration = (ms: number): string =>
  ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
