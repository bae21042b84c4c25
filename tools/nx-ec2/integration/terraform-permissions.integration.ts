import { preparePlatform, type Platform } from './terraform/platform';
import { runTerraformExecutor } from './terraform/run-executor';
import { GuardedAws } from './permissions/guarded-aws';
import { writeFileSync } from 'node:fs';
jest.setTimeout(200_000);
it('records', async () => {
  const platform: Platform = await preparePlatform('one');
  const aws = new GuardedAws(process.env['AWS_ENDPOINT_URL'] ?? '');
  process.env['AWS_ENDPOINT_URL'] = await aws.start();
  const seen: unknown[] = [];
  aws.judge = (call) => void seen.push(call);
  const outs = [];
  for (const command of ['deploy', 'plan', 'drift', 'output', 'destroy'] as const) {
    seen.push({ COMMAND: command });
    outs.push(await runTerraformExecutor(platform.workspace, command, { guard: false, yes: true }));
  }
  writeFileSync('/tmp/bootstrap-seen.json', JSON.stringify(seen, null, 1));
  process.stdout.write(JSON.stringify([outs, aws.faults], null, 1).replaceAll('\\n', '\n'));
  await platform.remove();
  aws.stop();
});
