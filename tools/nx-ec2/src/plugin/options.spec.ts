import { checkPluginOptions } from './options';

const valid = {
  project: 'shop',
  defaultEnvironment: 'sandbox',
  terraformProject: 'infra',
  environments: { sandbox: { region: 'eu-west-1', accountId: '123456789012' } },
};

const seen = (options: object) => {
  try {
    checkPluginOptions(options);
  } catch (error) {
    return (error as { details: { seen: string } }).details.seen.split('\n');
  }
  return [];
};

describe('checkPluginOptions', () => {
  it('lets valid options pass, with infra as the usual Terraform project', () => {
    expect(checkPluginOptions({ ...valid, terraformProject: undefined })).toEqual(valid);
  });

  it('names everything that is wrong at once', () => {
    expect(
      seen({ defaultEnvironment: 'x', environments: { staging: { region: '', accountId: '12' } } }),
    ).toEqual([
      'project is missing',
      'environments.staging.region is missing',
      'environments.staging.accountId is not twelve digits in quotes',
      'defaultEnvironment is not one of environments',
    ]);
  });

  it('takes a flag in quotes for a mistake: "false" would be true', () => {
    const sandbox = { ...valid.environments.sandbox, guard: 'false', protected: true };
    expect(seen({ ...valid, environments: { sandbox } })).toEqual([
      'environments.sandbox.guard is not true or false',
    ]);
  });

  it('names a number that should be text', () => {
    const environments = { sandbox: { region: 'eu-west-1', accountId: 123456789012 } };
    expect(seen({ ...valid, environments })).toEqual([
      'environments.sandbox.accountId is not twelve digits in quotes',
    ]);
  });

  it('keeps apart the names of environments in one account: roles are for all that begins alike', () => {
    const one = { region: 'eu-west-1', accountId: '123456789012' };
    const other = { ...one, accountId: '222222222222' };
    const sandbox = valid.environments.sandbox;
    expect(seen({ ...valid, environments: { sandbox, prod: one, 'prod-eu': one } })).toEqual([
      'environments.prod-eu is named like a part of prod, in the same account: its roles could change it',
    ]);
    expect(seen({ ...valid, environments: { sandbox, prod: one, 'prod-eu': other } })).toEqual([]);
    expect(seen({ ...valid, environments: { sandbox, prod: one, production: one } })).toEqual([]);
  });
});
