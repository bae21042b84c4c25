import { execa } from 'execa';
import { join } from 'node:path';
import { nx, standaloneEnvironment } from '../commands';

/** One thing `npm test` does. Those that run test cases leave JUnit reports; the others count as one. */
export interface Check {
  title: string;
  phase: Phase;
  /** Whether it counts itself, through the reports it writes to dist/junit. */
  reports?: boolean;
  run(): Promise<unknown>;
}

export const phases = ['static', 'unit', 'integration', 'e2e'] as const;
/** What takes longer than the rest: only when it is asked for. */
export const longPhases = ['chaos'] as const;
export type Phase = (typeof phases)[number] | (typeof longPhases)[number];

/** The project whose tests take longest; Nx, which knows no durations in a fresh clone, starts it last. */
const longest = 'rehearsal';

const everywhere = (root: string, targets: readonly string[], ...args: string[]) =>
  nx(root, ['run-many', '-t', ...targets, '--outputStyle=static', ...args]);

/** Does several things at the same time, each to its end. @throws what the first of them to fail did */
async function together(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** What needs no sandbox. */
export function checksOfTheTree(root: string): Check[] {
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  const format = () =>
    execa(process.execPath, [prettier, '--check', '--log-level=warn', '.'], {
      cwd: root,
      stdio: 'inherit',
      env: standaloneEnvironment(),
    });
  return [
    { phase: 'static', title: 'Formatting', run: format },
    {
      phase: 'static',
      title: 'Generated files in step with the project graph',
      run: () => nx(root, ['sync:check']),
    },
    { phase: 'static', title: 'Lint', run: () => everywhere(root, ['lint']) },
    { phase: 'static', title: 'Types', run: () => everywhere(root, ['typecheck']) },
    { phase: 'static', title: 'Terraform format', run: () => everywhere(root, ['fmt']) },
    { phase: 'static', title: 'Terraform validation', run: () => everywhere(root, ['validate']) },
    { phase: 'unit', title: 'Bundles', run: () => everywhere(root, ['build']) },
    {
      phase: 'unit',
      title: 'Unit tests and Terraform tests',
      reports: true,
      run: () => everywhere(root, ['tf-test', 'test'], '--parallel=2'),
    },
  ];
}

/** What runs against the real parts of the sandbox that is up in `clone`. */
export function checksOnSandbox(root: string, clone: string): Check[] {
  const env = {
    ...standaloneEnvironment(),
    SANDBOX_ENV_FILE: join(clone, '.env.sandbox'),
    E2E_WORKSPACE: clone,
  };
  const run = (...args: string[]) =>
    nx(root, ['run-many', '--outputStyle=static', ...args], { env });
  const oneByOne = (target: string) => () => run('-t', target, '--parallel=1');
  return [
    {
      phase: 'integration',
      title: 'Integration tests',
      reports: true,
      // They wait for others much of the time: hosts, Terraform's providers, whole builds.
      run: () =>
        together([
          run('-t', 'integration', '-p', longest),
          run('-t', 'integration', 'terraform-integration', `--exclude=${longest}`, '--parallel=2'),
        ]),
    },
    { phase: 'e2e', title: 'End to end', reports: true, run: oneByOne('e2e') },
    {
      phase: 'chaos',
      title:
        'Releases and services under load and killed, and the emulator’s RDS and load balancers',
      reports: true,
      run: oneByOne('chaos'),
    },
  ];
}
