import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Path of the workspace's own Nx, to be run with Node.
 * @param root absolute folder of the workspace; a plain `require.resolve` would be settled, wrongly,
 *   when this file is compiled
 */
export const nxProgram = (root: string): string =>
  createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
