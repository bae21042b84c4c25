import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
} from '@aws-sdk/client-iam';
import { launch, type TestInstance } from './support/instance';
import { TestSandbox } from './support/test-sandbox';
import { until } from './support/until';

let sandbox: TestSandbox;
let one: TestInstance;
let other: TestInstance;

const metadata = 'http://169.254.169.254/latest';
const newToken = `curl -sS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${metadata}/api/token`;

const unit = `[Service]
Type=oneshot
EnvironmentFile=-/etc/environment
ExecStart=/usr/local/bin/once-fails
Restart=on-failure
RestartSec=1s
`;
const userData = `#!/bin/bash
cat > /usr/local/bin/once-fails <<'SCRIPT'
#!/bin/bash
if mkdir /var/tried 2>/dev/null; then exit 1; fi
docker version >/dev/null && echo "with an engine, AWS at $AWS_ENDPOINT_URL" > /tmp/unit-ran
SCRIPT
chmod +x /usr/local/bin/once-fails
cat > /etc/systemd/system/probe.service <<'UNIT'
${unit}
UNIT
ln -s /etc/systemd/system/probe.service /etc/systemd/system/multi-user.target.wants/
`;

beforeAll(async () => {
  sandbox = await TestSandbox.create();
  await sandbox.must('up');
  const [ec2, iam] = await Promise.all([sandbox.ec2(), sandbox.iam()]);
  const { TF_VAR_ssh_public_key: key = '' } = await sandbox.environment();
  const names = { RoleName: 'host-role', InstanceProfileName: 'host-profile' };
  await iam.send(new CreateRoleCommand({ ...names, AssumeRolePolicyDocument: '{}' }));
  await iam.send(new CreateInstanceProfileCommand(names));
  await iam.send(new AddRoleToInstanceProfileCommand(names));
  one = await launch(ec2, key, userData, {
    IamInstanceProfile: { Name: names.InstanceProfileName },
    MetadataOptions: { InstanceMetadataTags: 'enabled' },
    TagSpecifications: [
      { ResourceType: 'instance', Tags: [{ Key: 'service:users', Value: '5001' }] },
    ],
  });
  other = await launch(ec2, key, '');
  for (const { address } of [one, other]) {
    await until(() => sandbox.ssh(address, 'echo up').catch(() => 'down'), 'up', 30_000);
  }
}, 300_000);

afterAll(() => sandbox.remove(), 60_000);

/** What a host is answered for a category, with a token. */
const read = ({ address }: TestInstance, category: string): Promise<string> =>
  sandbox.ssh(
    address,
    `curl -sS -H "X-aws-ec2-metadata-token: $(${newToken})" '${metadata}/meta-data/${category}'`,
  );

const status = (host: TestInstance, curl: string): Promise<string> =>
  sandbox.ssh(host.address, `curl -sS -o /dev/null -w '%{http_code}' ${curl}`);

it('tells each host who it is', async () => {
  expect(await read(one, 'instance-id')).toBe(one.id);
  expect(await read(other, 'instance-id')).toBe(other.id);
  expect(await read(one, 'public-ipv4')).toBe(one.address);
  expect(await read(one, 'placement/region')).toBe('eu-west-1');
}, 30_000);

it('answers nothing without a token, and none of another host', async () => {
  const url = `${metadata}/meta-data/instance-id`;
  const stolen = await sandbox.ssh(other.address, newToken);
  expect(await status(one, url)).toBe('401');
  expect(await status(one, `-H 'X-aws-ec2-metadata-token: ${stolen}' ${url}`)).toBe('401');
  expect(await status(one, `-X PUT ${metadata}/api/token`)).toBe('400');
}, 30_000);

it('tells tags only where the instance allows it', async () => {
  expect(await read(one, 'tags/instance/')).toBe('service:users');
  expect(await read(one, 'tags/instance/service:users')).toBe('5001');
  expect(await read(other, 'tags/instance/')).toBe('');
}, 30_000);

it('gives temporary credentials of the role of the instance profile', async () => {
  expect(await read(one, 'iam/security-credentials/')).toBe('host-role');
  const given = JSON.parse(await read(one, 'iam/security-credentials/host-role'));
  expect(given).toMatchObject({ Code: 'Success', AccessKeyId: expect.stringMatching(/^ASIA/) });
  expect(given.Token).not.toBe('');
  expect(Date.parse(given.Expiration)).toBeGreaterThan(Date.now());
  expect(await read(other, 'iam/security-credentials/')).toBe('');
}, 30_000);

it('is closed to containers, and hosts pull the proxy image like any other', async () => {
  const { NX_EC2_PROXY_IMAGE: image } = await sandbox.environment();
  if (!image) return; // the public image is to be had
  const login = `docker login --username AWS --password-stdin ${image.split('/')[0]}`;
  await sandbox.ssh(one.address, `echo 123456789012-auth-token | ${login}`);
  await sandbox.ssh(one.address, `docker pull --quiet ${image}`);
  const knock = (address: string) =>
    sandbox.ssh(
      one.address,
      `docker run --rm ${image} timeout 3 bash -c ': > /dev/tcp/${address}' 2>/dev/null && echo open || echo closed`,
    );
  expect(await knock('172.17.0.1/22')).toBe('open');
  expect(await knock('169.254.169.254/80')).toBe('closed');
}, 60_000);

it('runs the units that user data enables, again after a failure', async () => {
  const { AWS_ENDPOINT_URL: endpoint } = await sandbox.environment();
  const wanted = `with an engine, AWS at ${endpoint}`;
  await until(() => sandbox.ssh(one.address, 'cat /tmp/unit-ran 2>&1 || true'), wanted, 30_000);
}, 60_000);
