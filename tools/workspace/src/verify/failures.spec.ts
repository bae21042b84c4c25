import { describeFailures, failedCases } from './failures';

const report = `<?xml version="1.0"?>
<testsuites>
  <testsuite name="a" failures="2" tests="3">
    <testcase classname="a passes" name="a passes" time="1">
    </testcase>
    <testcase classname="a breaks" name="a &quot;breaks&quot;" time="1">
      <failure>Error: expected 1 &lt; 0
seen: 1
    at Object.&lt;anonymous&gt; (a.spec.ts:1:1)</failure>
    </testcase>
    <testcase classname="a cannot start" name="a cannot start" time="0">
      <error>no file</error>
    </testcase>
  </testsuite>
</testsuites>`;

describe('failedCases', () => {
  it('names what failed and what it said, without its stack', () => {
    expect(failedCases(report)).toEqual([
      { name: 'a "breaks"', message: 'Error: expected 1 < 0\nseen: 1' },
      { name: 'a cannot start', message: 'no file' },
    ]);
  });
});

describe('describeFailures', () => {
  it('shows the beginning of a long message and of a long list', () => {
    const message = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n');
    const cases = Array.from({ length: 22 }, (_, index) => ({ name: `case ${index}`, message }));
    const text = describeFailures(cases);
    expect(text).toContain('✖ case 0\n    line 0\n');
    expect(text).not.toContain('line 25');
    expect(text).toMatch(/✖ case 19\n[^✖]*\nand 2 more$/);
  });
});
