import { parseEnv } from 'node:util';
import { defaultHost } from '../engine/candidates';
import { layoutOf } from '../state/layout';
import { type Offer, renderDotenv } from './dotenv';

const offer: Offer = {
  layout: layoutOf('/home/me/my shop'),
  account: { region: 'eu-west-1', accountId: '123456789012' },
  ports: { endpoint: 20_001, emulator: 20_002, registry: 20_003, database: 20_004, ssh: 22 },
  engine: { kind: 'private', host: 'unix:///s' },
  images: { host: 'h', registry: 'r', database: 'd', base: 'sandbox/node:1' },
  publicKey: 'ssh-ed25519 AAAA me',
  database: { endpoint: '172.18.0.1:20004', adminUrl: 'postgres://a:b@172.18.0.1:20004/postgres' },
  proxyImage: '127.0.0.1:20003/sandbox/haproxy@sha256:1',
};

it('says how to reach the sandbox', () => {
  expect(parseEnv(renderDotenv(offer))).toEqual({
    AWS_ACCESS_KEY_ID: 'sandbox',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:20001',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '3',
    DOCKER_HOST: 'unix:///s',
    NX_EC2_REGISTRY_HOST: '127.0.0.1:20003',
    NX_EC2_BASE_IMAGE: 'sandbox/node:1',
    NX_EC2_PROXY_IMAGE: '127.0.0.1:20003/sandbox/haproxy@sha256:1',
    NX_EC2_SSH_CONFIG: '/home/me/my shop/.sandbox/ssh/config',
    TF_VAR_ssh_public_key: 'ssh-ed25519 AAAA me',
    TF_VAR_database_endpoint: '172.18.0.1:20004',
    TF_VAR_database_admin_url: 'postgres://a:b@172.18.0.1:20004/postgres',
    TEST_DATABASE_URL: 'postgres://a:b@172.18.0.1:20004/postgres',
  });
});

it('leaves the engine and the public images alone where the usual ones are used', () => {
  const variables = parseEnv(
    renderDotenv({
      ...offer,
      engine: { kind: 'found', host: defaultHost },
      images: { host: 'h', registry: 'r', database: 'd' },
      proxyImage: undefined,
    }),
  );
  expect(variables).not.toHaveProperty('DOCKER_HOST');
  expect(variables).not.toHaveProperty('NX_EC2_BASE_IMAGE');
  expect(variables).not.toHaveProperty('NX_EC2_PROXY_IMAGE');
});
