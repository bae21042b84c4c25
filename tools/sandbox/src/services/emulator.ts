import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure';
import { endProcesses } from '../processes/end';
import { ownProcesses } from '../processes/own';
import { startDaemon } from '../processes/start';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import type { Account } from './account';

/** The release that is installed where the machine has none. */
const requirement = 'moto[server]==5.2.1';

/** Whether the API emulator answers on this port. */
export const emulatorAnswers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/moto-api/`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

async function moto(layout: Layout): Promise<string> {
  const venv = join(layout.cache, 'moto');
  const own = join(venv, 'bin/moto_server');
  if (existsSync(own)) return own;
  const found = await execa('moto_server', ['--help'], { reject: false });
  if (found.exitCode === 0) return 'moto_server';
  try {
    await step(`Installing ${requirement}`, async () => {
      await execa('python3', ['-m', 'venv', venv]);
      await execa(join(venv, 'bin/pip'), ['install', '--quiet', requirement]);
    });
    return own;
  } catch (cause) {
    await rm(venv, { recursive: true, force: true });
    throw new Failure('The AWS API emulator (moto_server) is not installed', {
      seen: String((cause as { stderr?: string }).stderr ?? cause)
        .split('\n')
        .slice(-4)
        .join('\n'),
      remedy: `Install Python 3 with venv (apt-get install python3-venv), or moto itself: pip install '${requirement}'`,
      cause,
    });
  }
}

export const stopEmulator = (layout: Layout): Promise<void> =>
  endProcesses(ownProcesses(layout, 'emulator'), 3_000);

/** Starts the API emulator unless it answers. Its state is in memory: a new one is an empty account. */
export async function ensureEmulator(layout: Layout, port: number, account: Account) {
  const running = ownProcesses(layout, 'emulator').length > 0;
  if (running && (await emulatorAnswers(port))) return;
  await stopEmulator(layout);
  const command = await moto(layout);
  await step('Starting the AWS API', () =>
    startDaemon(layout, {
      role: 'emulator',
      command,
      args: ['-H', '127.0.0.1', '-p', String(port)],
      env: {
        MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
        MOTO_ACCOUNT_ID: account.accountId,
      },
      ready: () => emulatorAnswers(port),
      timeoutMs: 30_000,
    }),
  );
}
