import { layoutOf } from '../state/layout';
import { mark, ownProcesses } from './own';
import type { Process } from './proc';

const layout = layoutOf('/home/me/shop');
const running = (pid: number, env: Record<string, string>): Process => ({
  pid,
  start: String(1000 - pid),
  name: 'node',
  argv: [],
  env,
});

it('takes the processes of this part of this sandbox only, oldest first', () => {
  const processes = [
    running(1, mark(layout, 'supervisor')),
    running(2, mark(layout, 'supervisor')),
    running(3, mark(layout, 'emulator')),
    running(4, mark(layoutOf('/home/me/other'), 'supervisor')),
    running(5, {}),
  ];
  expect(ownProcesses(layout, 'supervisor', processes).map(({ pid }) => pid)).toEqual([2, 1]);
});
