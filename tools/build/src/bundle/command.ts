import { join } from 'node:path';
import { bundleConfiguration } from '../rspack/configuration';
import { compile } from '../rspack/compile';
import { readSwcOptions } from '../workspace/swc-options';

/**
 * Bundles an app, from the root of the workspace. A program and no executor of Nx: every deploy waits
 * for it, and Nx would load itself again in the process of an executor, for longer than this takes.
 */
async function main([app]: string[]): Promise<void> {
  if (!app) throw new Error('Usage: node tools/build/bundle.cjs <folder of the app>');
  const root = process.cwd();
  const folder = join('dist', app);
  const { errors, durationMs } = await compile(
    bundleConfiguration({
      root,
      app,
      output: join(root, folder),
      swc: readSwcOptions(root),
      compact: true,
      cache: join(root, '.nx/bundles', app),
    }),
  );
  if (errors) throw new Error(errors);
  process.stdout.write(`Bundled into ${folder} in ${durationMs} ms\n`);
}

// Ends at once: rspack would give back its memory piece by piece first, for a tenth of a second.
main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
