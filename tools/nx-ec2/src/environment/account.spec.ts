import { verifyAccount } from './account';

const target = (environment: string) => ({
  project: 'shop',
  environment,
  region: 'eu-west-1',
  accountId: '123456789012',
});

describe('verifyAccount', () => {
  const before = process.env;
  beforeEach(() => {
    const kept = Object.entries(before).filter(([name]) => !name.startsWith('AWS_'));
    process.env = {
      ...Object.fromEntries(kept),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    };
  });
  afterEach(() => void (process.env = before));

  it.each([
    ['sandbox', 'nx run sandbox:up'],
    ['production', 'AWS_PROFILE'],
  ])('says without credentials for %s where to get them', async (environment, remedy) => {
    await expect(verifyAccount(target(environment))).rejects.toMatchObject({
      message: `AWS did not accept a request for environment ${environment}`,
      details: { remedy: expect.stringContaining(remedy) },
    });
  });
});
