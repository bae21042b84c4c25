import { execa } from 'execa';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Figure, figureTable, median } from './figures';

interface Report {
  /** Name of the files in docs, without their ending. */
  readonly file: string;
  readonly title: string;
  /** As it is typed, such as `npm run bench`. */
  readonly command: string;
  /** How to read the figures. */
  readonly notes: string;
  readonly figures: readonly Figure[];
}

/** Writes the figures to docs as Markdown and JSON, with when and on what they were measured. @returns the Markdown. */
export async function writeReport(root: string, report: Report): Promise<string> {
  const { file, title, command, notes } = report;
  const figures = [...report.figures];
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const text = `# ${title}

Measured on ${new Date().toISOString().slice(0, 10)} by \`${command}\` on a machine with ${machine}, Node ${process.versions.node}.
${notes}

${figureTable(figures)}
`;
  const [markdown, json] = [join(root, `docs/${file}.md`), join(root, `docs/${file}.json`)];
  await writeFile(markdown, text);
  const medians = figures.map((figure) => ({ ...figure, median: median(figure.values) }));
  await writeFile(json, JSON.stringify({ machine, figures: medians }, null, 2));
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  await execa(process.execPath, [prettier, '--write', markdown, json]);
  return text;
}
