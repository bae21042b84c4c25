import { parseArgs } from 'node:util';
import { down } from './commands/down';
import { reset } from './commands/reset';
import { status } from './commands/status';
import { statusTable } from './commands/status-table';
import { up } from './commands/up';
import { describeFailure, Failure } from './failure';
import { note, result } from './progress';
import { currentLayout, type Layout } from './state/layout';

const help = `A local AWS on this machine: API, registry, database, and EC2 hosts that can be logged in to.

  up       start what does not run yet, and write .env.sandbox
  status   show what runs; exit code 3 when a part does not
  down     stop everything; caches stay
  reset    stop everything and remove every trace, caches too

  --json   status as JSON
  --help   this text`;

/** Runs one command. @returns the exit code. */
async function run(command: string | undefined, json: boolean, layout: Layout): Promise<number> {
  switch (command) {
    case 'up':
      await up(layout);
      return 0;
    case 'down':
      await down(layout);
      return 0;
    case 'reset':
      await reset(layout);
      return 0;
    case 'status': {
      const seen = await status(layout);
      result(json ? JSON.stringify(seen, undefined, 2) : statusTable(seen));
      return seen.running ? 0 : 3;
    }
    default:
      note(help);
      return 2;
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    result(help);
    return 0;
  }
  return run(positionals[0], values.json, currentLayout());
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.exitCode = 1;
    const known = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    if (error instanceof Failure) note(describeFailure(error));
    else note(known ? `${error.message}\n\n${help}` : String(error.stack));
  },
);
