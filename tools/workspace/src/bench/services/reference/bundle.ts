import { bundleConfiguration, compile, readSwcOptions } from '@shop/build';
import { join } from 'node:path';

/** Bundles the bare controller as the services are, into a folder with `main.mjs`. */
export async function bundleReference(root: string, output: string): Promise<void> {
  const swc = readSwcOptions(root);
  const app = 'tools/workspace/src/bench/services/reference';
  const { errors } = await compile({
    ...bundleConfiguration({ root, app, output, swc, compact: true }),
    entry: { main: join(root, app, 'main.ts') },
  });
  if (errors) throw new Error(`The reference cannot be bundled: ${errors}`);
}
