import { setTimeout as delay } from 'node:timers/promises';
import { RebootInstancesCommand } from '@aws-sdk/client-ec2';
import { DeleteParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameterName } from '../src/environment/environment';
import { proxyRecord } from '../src/proxy/definition';
import type { ReleaseRecord } from '../src/records/release-record';
import { slotDefinition } from '../src/release/container-definition';
import { label } from '../src/release/labels';
import type { Release } from '../src/release/release';
import { secretsFingerprint } from '../src/release/secrets';
import { lockFrom } from '../src/lock/lock-record';
import { FaultProxy } from './images/fault-proxy';
import { HostPlace } from './boot/host';
import { registry } from './boot/user-data';
import { ec2, region } from './ec2-deploy/instance';
import { setting, useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage } from './ec2-deploy/test-image';

useSandbox();
jest.setTimeout(90_000);

const project = `boot-${process.pid}`;
const target = { project, environment: 'sandbox', region, accountId: '123456789012' };
const port = 5911;
const secret = `hush-${process.pid}`;
const place = new HostPlace(project, { users: port, orders: 5912, broken: 5913 });
const ssm = new SSMClient({ region });
const written: string[] = [];

async function put(service: string, name: string, Value: string, secure = false): Promise<string> {
  const Name = parameterName(target, service, name);
  const Type = secure ? 'SecureString' : 'String';
  await ssm.send(new PutParameterCommand({ Name, Value, Type, Tier: 'Intelligent-Tiering' }));
  written.push(Name);
  return Name;
}

/** Writes down that an image was released, as a deploy does at its end. */
async function record(
  service: string,
  image: Release['image'],
  settings: Partial<Release['settings']>,
) {
  const release: Release = {
    service,
    target,
    image,
    settings: {
      ...{ port, healthPath: '/health/ready', env: {}, secrets: {}, volumes: {} },
      ...{ memory: 128, cpus: 1, healthTimeout: 30, requestTimeout: 10, drainTimeout: 10 },
      ...settings,
    },
  };
  const content: ReleaseRecord = {
    ...{ format: 1, service, image, settings: release.settings, hosts: [] },
    ...{ at: new Date().toISOString(), by: 'test', action: 'deploy' },
    container: slotDefinition(release, 'blue', {}),
    proxy: proxyRecord({ release, image: setting('NX_EC2_PROXY_IMAGE') }),
  };
  await put(service, 'release', JSON.stringify(content));
}

const get = (path: string): Promise<string> =>
  fetch(`http://${place.address}:${port}${path}`, { signal: AbortSignal.timeout(2_000) })
    .then(async (answer) => (answer.ok ? answer.text() : ''))
    .catch(() => '');

/** Asks until the answer is as wanted; gives the last one. */
async function until(ask: () => Promise<string>, wanted: (answer: string) => boolean) {
  const end = Date.now() + 60_000;
  let answer = await ask();
  for (; !wanted(answer) && Date.now() < end; answer = await ask()) await delay(200);
  return answer;
}

/** Does at once what the unit does at its next try. @returns what it says */
const boot = () =>
  place.run('sudo sh -c "set -a; . /etc/environment; /usr/local/lib/nx-ec2/boot" 2>&1; true');
const log = () => place.run('cat /var/log/nx-ec2-boot.log');
const digestServed = async () =>
  JSON.parse((await until(() => get('/version'), Boolean)) || '{}').digest;
let digest = '';

beforeAll(async () => {
  const image = await pushTestImage(`${project}/users`, 'serve');
  digest = image.digest;
  const identity = { tag: 'c-1', revision: 'r1' };
  const GREETING = await put('users', 'greeting', secret, true);
  await record('users', { ...image, ...identity }, { secrets: { GREETING } });
  const lost = { ...image, ...identity, digest: `sha256:${'0'.repeat(64)}` };
  await record('broken', lost, { port: 5913 });
  await place.make();
  await place.launch();
});

afterAll(async () => {
  await place.remove();
  for (let at = 0; at < written.length; at += 10) {
    await ssm.send(new DeleteParametersCommand({ Names: written.slice(at, at + 10) }));
  }
});

it('brings a service up on a new host with no deploy', async () => {
  expect(await digestServed()).toBe(digest);
});

it('tells it the environment, as a deploy does', async () => {
  expect(JSON.parse(await get('/environment'))).toEqual({ SERVICE_ENVIRONMENT: 'sandbox' });
});

it('gives it its secrets, and leaves them nowhere else', async () => {
  expect(await get('/env')).toContain(secret);
  expect(await log()).not.toContain(secret);
  expect(await place.run('sudo grep -rl --exclude-dir=docker hush- /run /tmp /var/log; true')).toBe(
    '',
  );
  const labels = await place.run("docker inspect users-blue --format '{{json .Config.Labels}}'");
  const fingerprint = secretsFingerprint({ GREETING: { value: secret, version: 1 } });
  expect(JSON.parse(labels)[label.secrets]).toBe(fingerprint);
});

it('is set up with an engine that outlives its restart, and logs that do not fill the disk', async () => {
  expect(await place.run("docker info --format '{{.LiveRestoreEnabled}} {{.LoggingDriver}}'")).toBe(
    'true json-file',
  );
  // Of a container that says nothing of its log, as one that somebody starts by hand.
  const logs = await place.run(
    [
      "id=$(docker create $(docker inspect users-blue --format '{{.Image}}'))",
      "docker inspect $id --format '{{json .HostConfig.LogConfig}}'",
      'docker rm $id >/dev/null',
    ].join(' && '),
  );
  expect(JSON.parse(logs).Config).toEqual({ 'max-size': '10m', 'max-file': '3' });
});

it('lets nobody in by password', async () => {
  const settings = (await place.run('sudo /usr/sbin/sshd -T')).split('\n');
  expect(settings).toEqual(
    expect.arrayContaining([
      'authenticationmethods publickey',
      'kbdinteractiveauthentication no',
      'passwordauthentication no',
      'permitrootlogin no',
    ]),
  );
  expect(await place.loginByPassword()).toContain('Permission denied (publickey)');
});

it('logs in who pulls by hand, by the role of the host', async () => {
  expect(await place.run('docker-credential-ecr-login -v')).toContain(
    'amazon-ecr-credential-helper',
  );
  for (const command of ['cat ~/.docker/config.json', 'sudo cat /root/.docker/config.json']) {
    expect(JSON.parse(await place.run(command))).toEqual({
      credHelpers: { [registry]: 'ecr-login' },
    });
  }
});

it('says what it started, what was never deployed, and why another could not be started', async () => {
  const text = await until(log, (seen) => /users: serves/.test(seen) && /broken: could/.test(seen));
  expect(text).toContain(`users: serves c-1, revision r1 at port ${port}`);
  expect(text).toContain('orders: not deployed yet');
  expect(text).toContain('broken: could not pull');
  expect(await until(log, (seen) => /failed; again/.test(seen))).toContain('failed; again in 15 s');
});

it('leaves a service to a deploy that begins while it pulls', async () => {
  const slow = new FaultProxy();
  await slow.start();
  const tunnel = place.bring(slow.host);
  const lockName = parameterName(target, 'orders', 'lock');
  try {
    const image = await pushTestImage(`${project}/orders`, 'serve', 'late');
    const repository = image.repository.replace(setting('NX_EC2_REGISTRY_HOST'), slow.host);
    let passOn = () => undefined as void;
    const held = new Promise<void>((resolve) => (passOn = resolve));
    let pulls = 0;
    slow.fault = ({ url = '' }) =>
      url.includes('/manifests/') && (pulls += 1) ? { until: held } : undefined;
    await record('orders', { ...image, repository, tag: 'c-1', revision: 'r1' }, { port: 5912 });
    const first = boot();
    await until(
      async () => String(pulls),
      (seen) => seen !== '0',
    );
    const lock = lockFrom(Date.now(), { id: 'held', owner: 'ann@laptop' });
    await put('orders', 'lock', JSON.stringify(lock));
    passOn();
    expect(await first).toContain('orders: left to a deploy that is at work: ann@laptop');
    expect(await place.run("docker ps --all --format '{{.Names}}'")).not.toContain('orders');
    await ssm.send(new DeleteParametersCommand({ Names: [lockName] }));
    // The unit tries again by itself, too.
    expect(await boot()).toMatch(/orders: (serves c-1|is here)/);
  } finally {
    tunnel.kill();
    slow.stop();
  }
});

it('serves again after a reboot', async () => {
  const bootedAt = () => place.run('stat -c %Z /proc/1');
  const before = await bootedAt();
  await ec2().send(new RebootInstancesCommand({ InstanceIds: [place.instanceId] }));
  expect(await until(bootedAt, (now) => now !== '' && now !== before)).not.toBe(before);
  expect(await digestServed()).toBe(digest);
  expect(await until(log, (seen) => /users: is here/.test(seen))).toContain('users: is here');
});

it('comes back when the instance is replaced', async () => {
  const before = place.instanceId;
  await place.terminate();
  await until(
    () => get('/version'),
    (answer) => answer === '',
  );
  await place.launch();
  expect(await digestServed()).toBe(digest);
  expect(await place.run('hostname')).not.toBe(before);
});
