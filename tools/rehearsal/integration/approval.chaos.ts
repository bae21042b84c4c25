import { deployedIn } from './world/deployed';
import { makeReleasedWorld } from './world/released-world';
import type { World } from './world/world';

const PRODUCTION = 'infra/environments/production.tfvars';
const HOST = 'module.host["app"].aws_instance.this';

describe('a release that a person approves', () => {
  let world: World;

  beforeAll(async () => {
    world = await makeReleasedWorld();
  });
  afterAll(async () => {
    await world?.remove();
  });

  it('applies what is allowed by name, and the new host serves the release', async () => {
    const previousSuccess = await world.head();
    const before = await deployedIn(world);
    const commit = await world.change({
      [PRODUCTION]: (text) => text.replace('app = {}', 'app = { az_index = 1 }'),
    });
    const answers = [{ proceed: true as const, values: { ALLOW: HOST } }];
    const report = await world.build({ commit, previousSuccess, answers });
    expect([report.result, report.log]).toEqual(['SUCCESS', expect.anything()]);
    expect(report.log).toMatch(/infra production: \d+ added, \d+ changed, [1-9]\d* destroyed/);
    const { staging, production } = await deployedIn(world);
    expect(production.instances).toHaveLength(1);
    expect(production.instances).not.toEqual(before.production.instances);
    expect(production.digest).toBe(before.production.digest);
    expect(staging.digest).toBe(before.staging.digest);
  });
});
