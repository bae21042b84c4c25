import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import type Dockerode from 'dockerode';
import { execa } from 'execa';
import { finished } from 'node:stream/promises';
import { TestSandbox } from './support/test-sandbox';
import { until } from './support/until';

const repositoryName = 'shop-sandbox/probe';

let sandbox: TestSandbox;
let engine: Dockerode;
let ecr: ECRClient;
let reference: string;

beforeAll(async () => {
  sandbox = await TestSandbox.create();
  await sandbox.must('up');
  engine = await sandbox.engine();
  ecr = await sandbox.ecr();
  reference = `${(await sandbox.environment())['NX_EC2_REGISTRY_HOST']}/${repositoryName}`;
  const tar = execa('tar', ['-c', '-C', __dirname, '.'], { encoding: 'buffer', buffer: false });
  const imported = await engine.importImage(tar.stdout, { repo: reference, tag: 'one' });
  await finished(imported.resume());
}, 300_000);

afterAll(async () => {
  await engine?.getImage(`${reference}:one`).remove();
  await sandbox.remove();
}, 60_000);

/** Pushes the image; gives the engine's error, if any. */
async function push(password: string): Promise<string | undefined> {
  const progress = await engine
    .getImage(`${reference}:one`)
    .push({ authconfig: { username: 'AWS', password, serveraddress: reference } });
  return new Promise((resolve) => {
    engine.modem.followProgress(progress, (error, lines) =>
      resolve(error?.message ?? lines.find((line) => line.error)?.error),
    );
  });
}

it('refuses a password that is no ECR token', async () => {
  expect(await push('wrong')).toMatch(/unauthorized|no basic auth/);
});

it('takes a push with an ECR token, and the API then knows the image', async () => {
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
  expect(await push(token.slice('AWS:'.length))).toBeUndefined();
  const image = await engine.getImage(`${reference}:one`).inspect();
  const digest = image.RepoDigests[0]?.split('@')[1];
  const known = async () => {
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
    return imageDetails?.map(({ imageDigest, imageTags }) => `${imageTags} ${imageDigest}`).join();
  };
  await until(known, `one ${digest}`);
}, 30_000);
