import { closingLine, sum, tallyReport } from './tally';

const report = (suites: string): string =>
  `<?xml version="1.0"?><testsuites name="jest tests" tests="99" failures="99">${suites}</testsuites>`;

describe('tallyReport', () => {
  it('adds up the suites and counts errors as failures', () => {
    const xml = report(
      '<testsuite name="a" errors="1" failures="2" skipped="1" tests="7"></testsuite>' +
        '<testsuite name="b" errors="0" failures="0" skipped="0" tests="3"></testsuite>',
    );
    expect(tallyReport(xml)).toEqual({ passed: 6, failed: 3, skipped: 1 });
  });

  it('refuses a report without a suite', () => {
    expect(() => tallyReport('<testsuites/>')).toThrow('no test suite');
  });
});

describe('closingLine', () => {
  it('names skipped tests only where there are some', () => {
    expect(closingLine(sum([{ passed: 2, failed: 0, skipped: 0 }]))).toBe('2 passed, 0 failed');
    expect(closingLine({ passed: 1, failed: 1, skipped: 1 })).toBe('1 passed, 1 failed, 1 skipped');
  });
});
