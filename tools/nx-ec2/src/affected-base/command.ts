import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '@nx/devkit';
import { describeFailure, Failure } from '../failure';
import { warn } from '../report/print';
import { affectedBase } from './affected-base';

const usage = `Usage: npm run --silent affected:base -- --environment staging

Prints the revision for \`nx affected --base\`: the oldest one that a service of the environment runs
which has changed since. What failed to deploy stays affected until it is deployed.
--since=<revision>: and all that changed since then, deployed or not; with no revision, everything.
In CI that is the last commit whose build succeeded, so that what failed is verified again.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      environment: { type: 'string' },
      since: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.environment) {
    process.exitCode = values.help ? 0 : 2;
    return warn(usage);
  }
  // What Nx loads for a target in this configuration, e.g. the addresses of a local AWS.
  const files = [`.env.${values.environment}`, '.env'].map((name) => join(workspaceRoot, name));
  files.filter(existsSync).forEach((file) => process.loadEnvFile(file));
  const { environment, since } = values;
  const changeTarget = process.env['CHANGE_TARGET'];
  const base = await affectedBase(workspaceRoot, environment, { changeTarget, since });
  process.stdout.write(`${base}\n`);
}

main().catch((error: Error) => {
  warn(error instanceof Failure ? describeFailure(error) : String(error.stack));
  process.exitCode = 1;
});
