import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from '@swc/core';

/** How the workspace compiles TypeScript: its .swcrc, so that tests and bundles agree. */
export function readSwcOptions(root: string): Options {
  const { jsc }: Options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  return { jsc };
}
