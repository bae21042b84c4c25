import { listProcesses, parseStat, readProcess, sharesOurPidNamespace } from './proc';

it('reads names with spaces and parentheses', () => {
  const fields = Array.from({ length: 30 }, (_, index) => index + 4).join(' ');
  expect(parseStat(`42 (my (odd) name) S ${fields}`)).toEqual({
    name: 'my (odd) name',
    state: 'S',
    start: '22', // proc(5): field 22
  });
});

it('reads a running process', () => {
  const self = readProcess(process.pid);
  expect(self?.argv[0]).toContain('node');
  expect(self?.env['PATH']).toBe(process.env['PATH']);
  expect(listProcesses().map(({ pid }) => pid)).toContain(process.pid);
  expect(sharesOurPidNamespace(process.pid)).toBe(true);
});

it('finds nothing where no process is', () => {
  expect(readProcess(2 ** 22 + 1)).toBeUndefined();
  expect(readProcess(NaN)).toBeUndefined();
});
