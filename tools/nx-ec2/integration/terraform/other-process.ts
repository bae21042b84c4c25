import { join } from 'node:path';
import { execa, execaSync } from 'execa';
import type { Command, Options } from './run-executor';

const argumentsOf = (root: string, command: Command, options: Options): string[] => [
  ...['-r', '@swc-node/register', join(__dirname, 'executor-command.ts')],
  ...[root, command, JSON.stringify(options)],
];
const settings = { cwd: join(__dirname, '../../../..'), reject: false, all: true } as const;

/** A Terraform command in another process, as on another machine. */
export const inOtherProcess = (root: string, command: Command, options: Options = {}) =>
  execa(process.execPath, argumentsOf(root, command, options), settings);

/** The same, while this process stands still. */
export const inOtherProcessSync = (root: string, command: Command, options: Options = {}) =>
  execaSync(process.execPath, argumentsOf(root, command, options), settings);
