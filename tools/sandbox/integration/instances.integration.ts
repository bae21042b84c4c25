import {
  type EC2Client,
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type Dockerode from 'dockerode';
import { closePort, launch, openPort, type TestInstance } from './support/instance';
import { TestSandbox } from './support/test-sandbox';
import { knock, until } from './support/until';

let sandbox: TestSandbox;
let ec2: EC2Client;
let engine: Dockerode;
let host: TestInstance;

const port = 25_001;
const refused = 'ECONNREFUSED';
const userData = `#!/bin/bash
echo "as $(id -un)" > /root/user-data-ran
`;

beforeAll(async () => {
  sandbox = await TestSandbox.create();
  await sandbox.must('up');
  ec2 = await sandbox.ec2();
  engine = await sandbox.engine();
  const { TF_VAR_ssh_public_key: key = '' } = await sandbox.environment();
  host = await launch(ec2, key, userData);
}, 300_000);

afterAll(() => sandbox.remove(), 60_000);

const ids = { InstanceIds: [] as string[] };
beforeAll(() => void (ids.InstanceIds = [host.id]));

const serve = () =>
  sandbox.ssh(
    host.address,
    `nohup socat TCP-LISTEN:${port},fork,reuseaddr SYSTEM:'echo hello' >/dev/null 2>&1 &`,
  );
const startedAt = async () =>
  (await engine.getContainer(`${sandbox.layout.id}-${host.id}`).inspect()).State.StartedAt;
const onHost = (command: string) => sandbox.ssh(host.address, command);
const dockerAnswers = () =>
  until(() => onHost('docker info >/dev/null 2>&1 && echo yes || echo no'), 'yes', 20_000);

it('can be logged in to with the key pair of the launch, at its public address', async () => {
  await until(() => knock(host.address, 22).then((text) => text.slice(0, 4)), 'SSH-');
  expect(await onHost('whoami; hostname')).toBe(`ec2-user\n${host.id}`);
}, 30_000);

it('has an engine of its own that ec2-user may use', async () => {
  await dockerAnswers();
  expect(await onHost('docker ps --quiet')).toBe('');
}, 30_000);

it('has run its user data as root', async () => {
  await until(() => onHost('sudo cat /root/user-data-ran || true'), 'as root');
  await until(async () => (await sandbox.status()).instances[0]?.userData, 'done');
}, 30_000);

it('reaches the registry and the AWS API at the same addresses as this machine', async () => {
  const env = await sandbox.environment();
  const registry = `http://${env['NX_EC2_REGISTRY_HOST']}/v2/`;
  expect(await onHost(`curl -s -o /dev/null -w '%{http_code}' ${registry}`)).toBe('401');
  expect(await onHost(`curl -s ${env['AWS_ENDPOINT_URL']}/moto-api/ | head -c 15`)).toContain('<!');
});

it('is reachable on exactly the ports its security group opens, while it runs on', async () => {
  await serve();
  const before = await startedAt();
  expect(await knock(host.address, port)).toBe(refused);
  await openPort(ec2, host.groupId, port);
  await until(() => knock(host.address, port), 'hello');
  await closePort(ec2, host.groupId, port);
  await until(() => knock(host.address, port), refused);
  expect(await startedAt()).toBe(before);
}, 30_000);

it('keeps its address, its key and what its engine stores over a stop and a start', async () => {
  await onHost('docker volume create kept');
  await ec2.send(new StopInstancesCommand(ids));
  await until(() => knock(host.address, 22), refused, 30_000);
  await ec2.send(new StartInstancesCommand(ids));
  await until(() => knock(host.address, 22).then((text) => text.slice(0, 4)), 'SSH-');
  await dockerAnswers();
  expect(await onHost('docker volume ls --quiet')).toBe('kept');
}, 60_000);

it('restarts for a reboot through the API', async () => {
  const before = await startedAt();
  await ec2.send(new RebootInstancesCommand(ids));
  await until(async () => (await startedAt()) === before, false, 30_000);
  await dockerAnswers();
  expect(await onHost('docker volume ls --quiet')).toBe('kept');
}, 60_000);

it('is made again with its disk when its container is gone', async () => {
  await engine.getContainer(`${sandbox.layout.id}-${host.id}`).remove({ force: true });
  await until(
    () => onHost('docker volume ls --quiet 2>/dev/null').catch(() => 'not yet'),
    'kept',
    30_000,
  );
}, 60_000);

it('leaves nothing when it is terminated', async () => {
  await ec2.send(new TerminateInstancesCommand(ids));
  await until(() => knock(host.address, 22), refused, 30_000);
  const filters = { label: [`sandbox.instance=${host.id}`] };
  await until(async () => (await engine.listVolumes({ filters })).Volumes.length, 0);
  expect(await engine.listContainers({ all: true, filters })).toEqual([]);
}, 60_000);
