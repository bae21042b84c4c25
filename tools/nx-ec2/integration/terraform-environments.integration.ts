import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MonthlyCost } from '../src/cost/monthly-cost';
import { type PlanJson, resourcesIn } from '../src/plan/plan-json';
import { onRds, type Platform, preparePlatform } from './terraform/platform';
import { bootstrap, runTerraformExecutor } from './terraform/run-executor';
import type { Options } from './terraform/run-executor';

// The environments as they are committed, before anything is made, but for the placeholders.
jest.setTimeout(120_000);
const vars = { admin_cidrs: '["10.1.2.0/24"]', http_cidrs: '["0.0.0.0/0"]' };

const met = { success: true, findings: [] };

let platform: Platform;

beforeAll(async () => {
  platform = await preparePlatform();
  for (const environment of ['sandbox', 'staging', 'production']) await bootstrap(environment);
});

afterAll(() => platform.remove());

const policies = async (environment: string, options?: Options) => {
  const { success, stdout } = await runTerraformExecutor(platform.workspace, 'policy', {
    environment,
    json: true,
    ...options,
  });
  const { findings, allowed } = JSON.parse(stdout);
  return { success, findings, allowed: allowed.map(({ rule }: { rule: string }) => rule) };
};

/** Who the last plan of an environment lets in over rules of a name, by the port. */
function letsIn(environment: string, rule: string): string[] {
  const file = join(platform.workspace, `dist/infra/${environment}/plan.show.json`);
  const { planned_values }: PlanJson = JSON.parse(readFileSync(file, 'utf8'));
  const rules = resourcesIn(planned_values?.root_module ?? {}).filter(
    ({ type, name }) => type === 'aws_vpc_security_group_ingress_rule' && name === rule,
  );
  return rules.map(({ values }) => `${values?.['from_port']} ${values?.['cidr_ipv4']}`).sort();
}

it('the environments meet the policies, with one exception in the sandbox only', async () => {
  expect(await policies('sandbox')).toEqual({ ...met, allowed: ['CKV_AWS_126'] });
});

it('production meets them with a load balancer, which clients reach in place of the hosts', async () => {
  const arn = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
  const load_balancer = `{ certificate_arn = "${arn}", domain_name = "api.shop.example" }`;
  const result = await onRds(() => policies('production', { vars: { ...vars, load_balancer } }));
  expect(result).toEqual({ ...met, allowed: [] });
  const ports = [5001, 5002, 5003];
  expect(letsIn('production', 'clients')).toEqual(ports.map((port) => `${port} 0.0.0.0/0`));
  // Who deploys asks each host which version it runs.
  expect(letsIn('production', 'http')).toEqual(ports.map((port) => `${port} 10.1.2.0/24`));
});

it('the environments cost what infra/README.md says, but for what is paid by use', async () => {
  const table: string[] = [];
  await onRds(async () => {
    for (const environment of ['staging', 'production']) {
      const options = { environment, vars, json: true };
      const { stdout } = await runTerraformExecutor(platform.workspace, 'cost', options);
      const { lines, month }: MonthlyCost = JSON.parse(stdout);
      table.push(
        ...lines.map(({ item, amount, price, per, month: cost }) =>
          ['', environment, item, amount, `${price} per ${per}`, cost.toFixed(2), ''].join(' | '),
        ),
        ['', environment, '**all**', '', '', `**${month.toFixed(2)}**`, ''].join(' | '),
      );
    }
  });
  const readme = readFileSync(platform.file('README.md'), 'utf8')
    .replaceAll(/ {2,}/g, ' ')
    .split('\n');
  const written = readme.filter((line) => /^\| (staging|production) \|/.test(line));
  expect(written).toEqual(table.map((line) => line.trim().replaceAll(/ {2,}/g, ' ')));
});
