import type { ContainerInfo } from 'dockerode';
import { secretsFingerprint } from '../release/secrets';
import { aRelease, digestOne, digestTwo, slotOf } from '../release/release.fixture';
import { planHost } from './host-plan';

const old = aRelease();
const next = aRelease({ digest: digestTwo });
const secrets = secretsFingerprint({});
const plan = (
  containers: ContainerInfo[],
  active?: 'blue' | 'green',
  wanted: Partial<Parameters<typeof planHost>[0]> = {},
) => planHost({ release: next, secrets, ...wanted }, { containers, active }, 'users on i-1');

describe('planHost', () => {
  it('starts the first version in blue', () =>
    expect(plan([])).toEqual({
      action: 'start',
      reasons: [`${digestTwo.slice(0, 19)} does not run yet`],
      target: 'blue',
      remove: [],
    }));

  it('starts a new version beside the one that serves', () => {
    const serving = slotOf(old, 'blue');
    expect(plan([serving], 'blue')).toMatchObject({
      action: 'replace',
      reasons: [`${digestOne.slice(0, 19)} → ${digestTwo.slice(0, 19)}`],
      serving: { slot: 'blue', container: serving },
      target: 'green',
      remove: [],
    });
  });

  it('keeps what is wanted already', () =>
    expect(plan([slotOf(next, 'green')], 'green')).toMatchObject({
      action: 'keep',
      target: 'green',
    }));

  it.each([old, next])('leaves a version in its slot that crashed and is started again', (one) => {
    const serving = slotOf(one, 'blue', { State: 'restarting', Status: 'Restarting (1) 3 s ago' });
    expect(plan([serving], 'blue')).toMatchObject({
      action: 'replace',
      reasons: expect.arrayContaining(['unhealthy']),
      serving: { slot: 'blue' },
      target: 'green',
      remove: [],
    });
  });

  it('makes way in the other slot', () => {
    const before = slotOf(aRelease({ digest: `sha256:${'3'.repeat(64)}` }), 'green', {
      State: 'exited',
    });
    expect(plan([slotOf(old, 'blue'), before], 'blue').remove).toEqual([before]);
  });

  it('uses the container again that the wanted version left in the other slot', () => {
    const before = slotOf(next, 'green', { State: 'exited', Status: 'Exited (0)' });
    expect(plan([slotOf(old, 'blue'), before], 'blue')).toMatchObject({
      reuse: before,
      remove: [],
    });
  });

  it('leaves the public container that a killed deploy renamed, until there is another', () => {
    const named = (name: string) => slotOf(old, 'blue', { Id: name, Names: [`/${name}`] });
    const renamed = named('users-previous');
    expect(plan([slotOf(old, 'blue'), renamed], 'blue').remove).toEqual([]);
    const all = [slotOf(old, 'blue'), named('users'), named('users-spare'), renamed];
    expect(plan(all, 'blue').remove).toEqual([renamed]);
  });

  it('does not use one again that is unhealthy', () => {
    const before = slotOf(next, 'green', { Status: 'Up 1 minute (unhealthy)' });
    expect(plan([slotOf(old, 'blue'), before], 'blue').reuse).toBeUndefined();
  });

  it.each([
    ['changed settings', aRelease({ digest: digestTwo, memory: 128 }), 'settings changed'],
    ['an unhealthy container', next, 'unhealthy'],
  ])('replaces for %s', (what, running, reason) => {
    const Status = what.includes('unhealthy') ? 'Up 1 minute (unhealthy)' : 'Up 1 minute';
    expect(plan([slotOf(running, 'blue', { Status })], 'blue')).toMatchObject({
      action: 'replace',
      reasons: [reason],
      target: 'green',
    });
  });

  it('replaces for a secret that has a new version', () =>
    expect(plan([slotOf(next, 'blue')], 'blue', { secrets: 'other' }).reasons).toEqual([
      'a secret has a new version',
    ]));

  it('starts again what is not running, in its own slot', () => {
    const stopped = slotOf(next, 'green', { State: 'exited' });
    expect(plan([stopped], 'green')).toMatchObject({
      action: 'start',
      target: 'green',
      reuse: stopped,
    });
  });

  it('goes by the record when the public container is lost while both slots run', () => {
    const both = [slotOf(next, 'blue'), slotOf(old, 'green')];
    expect(plan(both, undefined, { recorded: digestOne })).toMatchObject({
      serving: { slot: 'green' },
      target: 'blue',
      action: 'replace',
    });
  });

  it('goes on with the first deploy that was killed before it switched', () => {
    const started = slotOf(next, 'blue');
    expect(plan([started])).toMatchObject({ action: 'start', target: 'blue', reuse: started });
  });

  it('clears what is in no slot: a release step that was killed, a version at another port', () => {
    const step = slotOf(next, 'blue', {
      Names: ['/users-step'],
      Labels: { ...slotOf(next, 'blue').Labels, 'com.nx-ec2.role': 'step' },
    });
    const elsewhere = slotOf(aRelease({ port: 5009 }), 'green');
    expect(plan([slotOf(old, 'blue'), step, elsewhere], 'blue').remove).toEqual([step, elsewhere]);
  });

  it.each(['users', 'users-blue'])('refuses a foreign container named %s', (name) => {
    const foreign = slotOf(old, 'blue', { Names: [`/${name}`], Labels: {} });
    expect(() => plan([foreign])).toThrow(`A container named ${name} that no deploy made`);
  });

  it('refuses a port that a foreign container has', () => {
    const Ports = [{ IP: '0.0.0.0', PrivatePort: 80, PublicPort: 5001, Type: 'tcp' }];
    const foreign = slotOf(old, 'blue', { Names: ['/legacy'], Labels: {}, Ports });
    expect(() => plan([foreign])).toThrow('Port 5001 of the host is used by legacy');
  });
});
