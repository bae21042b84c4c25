import { rmSync } from 'node:fs';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { execa } from 'execa';
import { inOtherProcess, inOtherProcessSync } from './terraform/other-process';
import { bootstrap } from './terraform/run-executor';
import { Scene, STATE } from './terraform/scene';
import { makeSmallRoot, type SmallRoot } from './terraform/small-root';

jest.setTimeout(120_000);

const LOCK = { Bucket: STATE.Bucket, Key: `${STATE.Key}.tflock` };

const scene = new Scene();
/** The same configuration as another machine has it. */
let elsewhere: SmallRoot;

beforeAll(async () => {
  elsewhere = makeSmallRoot();
  await bootstrap();
  await scene.deploy();
});
afterAll(() => rmSync(elsewhere.workspace, { recursive: true }));

interface Held {
  ID: string;
  Operation: string;
}

async function lock(): Promise<Held | undefined> {
  const found = await scene.s3.send(new GetObjectCommand(LOCK)).catch(() => undefined);
  return found?.Body && JSON.parse(await found.Body.transformToString());
}

async function untilApplying(): Promise<Held> {
  for (;;) {
    const held = await lock();
    if (held?.Operation === 'OperationTypeApply') return held;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('of two deploys at once, one waits, says so, and then does what is left to do', async () => {
  const first = inOtherProcess(elsewhere.workspace, 'deploy', {
    vars: { greeting: 'first', pause: '6' },
  });
  await untilApplying();
  const second = await scene.deploy({ vars: { greeting: 'second' } });
  expect((await first).all).toContain('1 added, 1 changed, 0 destroyed');
  expect(second.text).toContain('infra one: waits for another run to release the state');
  expect(second.text).toContain('0 added, 1 changed, 1 destroyed');
  expect((await scene.run('output')).text).toContain('greeting = "second from one"');
});

it('a deploy plans again when another one applied between its plan and its apply', async () => {
  let meanwhile = false;
  const { success, text } = await scene.run('deploy', { vars: { greeting: 'left' } }, (line) => {
    if (meanwhile || !line.includes('planned in')) return;
    meanwhile = true;
    inOtherProcessSync(elsewhere.workspace, 'deploy', { vars: { greeting: 'right' } });
  });
  expect(success).toBe(true);
  expect(text).toContain('another run has applied meanwhile, planning again');
  expect((await scene.run('output')).text).toContain('greeting = "left from one"');
});

it('after an apply that was killed, the next run explains the lock, and recovers when it is removed', async () => {
  await scene.deploy();
  const killed = inOtherProcess(elsewhere.workspace, 'deploy', {
    vars: { greeting: 'killed', pause: '60' },
  });
  const held = await untilApplying();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  // The machine is gone, with all that ran on it.
  const children = await execa('pgrep', ['-P', String(killed.pid), 'terraform']);
  for (const pid of children.stdout.split('\n')) process.kill(Number(pid), 'SIGKILL');
  killed.kill('SIGKILL');
  await killed;

  const refused = await scene.run('deploy', {
    vars: { greeting: 'after' },
    lockTimeout: 0,
    json: true,
  });
  expect(refused.success).toBe(false);
  expect(JSON.parse(refused.stdout)).toMatchObject({ command: 'deploy', outcome: 'locked' });
  expect(refused.text).toContain('A run that was killed cannot release it');
  expect(refused.text).toContain(`nx run infra:state-unlock -c one --id=${held.ID}`);

  expect((await scene.run('state-unlock', { id: 'another' })).success).toBe(false);
  expect(await lock()).toBeDefined();
  expect((await scene.run('state-unlock', { id: held.ID })).text).toContain('is removed');
  expect((await scene.deploy({ vars: { greeting: 'after' } })).success).toBe(true);
  expect((await scene.run('output')).text).toContain('greeting = "after from one"');
});
