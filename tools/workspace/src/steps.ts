const started = process.hrtime.bigint();

const seconds = (since: bigint): string =>
  `${(Number(process.hrtime.bigint() - since) / 1e9).toFixed(1)} s`;

/** Seconds since this command began, e.g. `12.3 s`. */
export const elapsed = (): string => seconds(started);

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs one named step of a longer command and says how long it took. */
export async function step<T>(title: string, body: () => Promise<T>): Promise<T> {
  const since = process.hrtime.bigint();
  say(`▸ ${title}`);
  try {
    const result = await body();
    say(`✔ ${title} (${seconds(since)})`);
    return result;
  } catch (error) {
    say(`✖ ${title} (${seconds(since)})`);
    throw error;
  }
}
