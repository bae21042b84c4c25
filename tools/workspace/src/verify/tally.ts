export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);

/**
 * Counts the test cases of one JUnit report from the totals of its suites.
 * @throws Error when the report has no suite, which would count as nothing failed.
 */
export function tallyReport(xml: string): Tally {
  const suites = xml.match(/<testsuite\s[^>]*>/g);
  if (!suites) throw new Error('The JUnit report has no test suite');
  return sum(
    suites.map((tag) => {
      const failed = attribute(tag, 'failures') + attribute(tag, 'errors');
      const skipped = attribute(tag, 'skipped');
      return { passed: attribute(tag, 'tests') - failed - skipped, failed, skipped };
    }),
  );
}

/** The closing line of a test run. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
