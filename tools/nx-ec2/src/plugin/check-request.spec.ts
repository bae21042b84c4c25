import { checkRequest } from './check-request';
import type { Requested } from './requested';

const account = { region: 'eu-west-1', accountId: '123456789012' };
const options = {
  project: 'shop',
  defaultEnvironment: 'sandbox',
  terraformProject: 'infra',
  environments: { sandbox: account, production: account },
};
const check = (request: Partial<Requested>) => () =>
  checkRequest({ targets: ['deploy'], dryRun: false, ...request }, options);

describe('checkRequest', () => {
  it('refuses an unknown environment with the known ones', () => {
    expect(check({ configuration: 'prodution' })).toThrow(
      expect.objectContaining({
        message: 'There is no environment prodution',
        details: expect.objectContaining({ seen: 'known environments: sandbox, production' }),
      }),
    );
  });

  it.each<Partial<Requested>>([
    { configuration: 'production' },
    {},
    { targets: ['build', 'lint'], configuration: 'prodution' },
    { dryRun: true },
  ])('lets %j pass', (request) => expect(check(request)).not.toThrow());
});
