/** One measured figure: the value of every run, beside what was aimed at. */
export interface Figure {
  name: string;
  unit: 's' | 'ms' | 'KB' | 'MB' | 'requests/s' | '×';
  values: number[];
  /** What was aimed at; a reference has none, and what is only shown has 'none'. */
  aim?: { atMost: number } | { atLeast: number } | 'none';
}

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: number[]): number {
  if (values.length === 0) throw new Error('There is no median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

const shown = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

function shownAim({ aim, unit }: Figure): string {
  if (!aim) return 'reference';
  if (aim === 'none') return '–';
  return 'atMost' in aim ? `≤ ${aim.atMost} ${unit}` : `≥ ${aim.atLeast} ${unit}`;
}

/** A Markdown table of the figures: median, spread, number of runs, and the aim. */
export function figureTable(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, values, unit } = figure;
    const spread = `${shown(Math.min(...values))}–${shown(Math.max(...values))}`;
    return `| ${name} | ${shown(median(values))} ${unit} | ${spread} ${unit} | ${values.length} | ${shownAim(figure)} |`;
  });
  return [
    '| what | median | range | runs | aim |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Runs an asynchronous measurement several times, one after the other. */
export async function repeat(
  runs: number,
  measure: (run: number) => Promise<number>,
): Promise<number[]> {
  const results: number[] = [];
  for (let run = 1; run <= runs; run++) results.push(await measure(run));
  return results;
}

/** Seconds that the body takes. */
export async function timed(body: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await body();
  return (performance.now() - since) / 1000;
}
