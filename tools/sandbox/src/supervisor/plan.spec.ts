import { plan } from './plan';

const instance = (state: string, instanceId = 'i-1') => ({ instanceId, state });
const container = (state: string, instanceId = 'i-1') => ({ instanceId, state });
const none = new Set<string>();

it.each([
  ['running', undefined, ['create']],
  ['pending', undefined, ['create']],
  ['running', 'running', []],
  ['running', 'exited', ['start']],
  ['running', 'created', ['start']],
  ['stopped', 'running', ['stop']],
  ['stopping', 'running', ['stop']],
  ['stopped', 'exited', []],
  ['stopped', undefined, []],
  ['terminated', 'running', ['remove']],
  ['shutting-down', 'exited', ['remove']],
  ['terminated', undefined, []],
])('instance %s, container %s: %p', (state, seen, actions) => {
  const containers = seen ? [container(seen)] : [];
  expect(plan([instance(state)], containers, none).map((action) => action.do)).toEqual(actions);
});

it('removes the host of an instance the API does not know', () => {
  expect(plan([], [container('running', 'i-gone')], none)).toEqual([
    { do: 'remove', instanceId: 'i-gone' },
  ]);
});

it('restarts for a reboot only a host that runs', () => {
  const wanted = new Set(['i-1', 'i-2']);
  const instances = [instance('running'), instance('stopped', 'i-2'), instance('running', 'i-3')];
  const containers = ['i-1', 'i-3'].map((id) => container('running', id));
  expect(plan(instances, [...containers, container('exited', 'i-2')], wanted)).toEqual([
    { do: 'restart', instanceId: 'i-1' },
  ]);
});
