import { stripVTControlCharacters } from 'node:util';

/** A test case that failed. */
export interface FailedCase {
  name: string;
  /** What it said, without the lines of its stack. */
  message: string;
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plain = (xml: string): string =>
  stripVTControlCharacters(xml.replace(/&(\w+);/g, (text, name) => entities[name] ?? text));

/** The failed test cases of one JUnit report, in the order in which they ran. */
export function failedCases(xml: string): FailedCase[] {
  const cases = xml.matchAll(
    /<testcase\s[^>]*?\bname="([^"]*)"[^>]*>\s*<(failure|error)\b[^>]*>([^]*?)<\/\2>/g,
  );
  return [...cases].map(([, name = '', , said = '']) => ({
    name: plain(name),
    message: plain(said)
      .split('\n')
      .filter((line) => !/^\s+at /.test(line))
      .join('\n')
      .trim(),
  }));
}

const shown = 20;
const linesOfEach = 25;

/**
 * What failed, for the end of a run: a reader who has only the last part of a long log finds the
 * cause there. Of a long list and of a long message only the beginning.
 */
export function describeFailures(cases: FailedCase[]): string {
  const first = cases.slice(0, shown).map(({ name, message }) => {
    const lines = message.split('\n').slice(0, linesOfEach);
    return [`✖ ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
  });
  const rest = cases.length - first.length;
  return [...first, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
