import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, statesOf } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runDeploy, startDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `itopen${process.pid}`;

describe('connections that are open while a version is replaced', () => {
  let instance: TestInstance;
  let image: TestImage;
  const written = new Written(project);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** Posts over the one connection that is kept. @returns status, and whether that was kept since the last */
  async function post(path: string): Promise<[number | undefined, 'kept' | 'new']> {
    const sent = request({ host: instance.address, port: 5901, path, method: 'POST', agent });
    sent.end('{}');
    const [answer] = await once(sent, 'response');
    await once(answer.resume(), 'end');
    return [answer.statusCode, sent.reusedSocket ? 'kept' : 'new'];
  }

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    image = await pushTestImage(`${project}-sandbox/users`, 'serve');
    expect((await runDeploy(image, { project })).code).toBe(0);
  });
  afterAll(async () => {
    agent.destroy();
    await instance?.remove();
    await written.remove();
  });

  it('are answered when they were idle while the proxy was changed', async () => {
    expect(await post('/env')).toEqual([200, 'new']);
    const settings = { project, requestTimeout: 31, env: { GREETING: 'changed' } };
    const { process, result } = await startDeploy(image, settings);
    let output = '';
    process.stdout?.on('data', (chunk) => (output += chunk));
    while (!output.includes('waiting for connections') && process.exitCode === null)
      await delay(20);
    expect(await post('/env')).toEqual([200, 'kept']);
    expect((await result).code).toBe(0);
    expect(await post('/env')).toEqual([200, 'new']);
    expect(await statesOf(instance)).toContain('users-blue exited');
  });

  it('are answered by a version whose replacement was killed and replaced', async () => {
    const settings = { project, requestTimeout: 31 };
    const answered = post('/env?delay=6000');
    const { process, result } = await startDeploy(image, { ...settings, env: { GREETING: '2' } });
    const greeting = async () => ((await ask(instance, '/env')) as { GREETING?: string }).GREETING;
    while ((await greeting()) !== '2') await delay(20);
    process.kill('SIGKILL');
    await result;
    const { code } = await runDeploy(image, { ...settings, env: { GREETING: '3' } });
    expect(code).toBe(0);
    expect(await answered).toEqual([200, 'kept']);
    expect(await greeting()).toBe('3');
  });

  it('are told to end before the proxy ends them', async () => {
    const answer = await fetch(`http://${instance.address}:5901/env`);
    expect(answer.headers.get('keep-alive')).toBe('timeout=60');
  });
});
