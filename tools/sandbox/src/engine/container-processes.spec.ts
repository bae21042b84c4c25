import { isInContainer } from './container-processes';

it.each([
  ['version 1', '4:memory:/docker/c0ffee\n0::/\n'],
  ['version 2 under systemd', '0::/system.slice/docker-c0ffee.scope\n'],
])('recognises a container by its cgroup, %s', (_, cgroup) => {
  expect(isInContainer(cgroup, ['badc0de', 'c0ffee'])).toBe(true);
});

it('does not take a process of another container or of none', () => {
  expect(isInContainer('4:memory:/docker/c0ffee\n', ['badc0de'])).toBe(false);
  expect(isInContainer('0::/user.slice\n', ['c0ffee'])).toBe(false);
});
