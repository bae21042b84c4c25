import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAccount, registryPassword } from './account';

let workspace: string;
beforeEach(async () => (workspace = await mkdtemp(join(tmpdir(), 'sandbox-'))));
afterEach(() => rm(workspace, { recursive: true }));

const nxJson = (content: unknown) => writeFile(join(workspace, 'nx.json'), JSON.stringify(content));

it('takes the account from nx.json', async () => {
  const environments = { sandbox: { region: 'eu-north-1', accountId: '000000000001' } };
  await nxJson({ plugins: ['a', { plugin: 'b', options: { environments } }] });
  const account = readAccount(workspace);
  expect(account).toEqual(environments.sandbox);
  expect(registryPassword(account)).toBe('000000000001-auth-token');
});

it('says what is missing where nx.json has none', async () => {
  await nxJson({ plugins: [{ plugin: 'b', options: {} }] });
  expect(() => readAccount(workspace)).toThrow('nx.json does not say which account');
});
