import { join } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { bundleConfiguration } from '../../rspack/configuration';
import { compile } from '../../rspack/compile';
import { appOf } from '../../workspace/app';
import { readSwcOptions } from '../../workspace/swc-options';

interface BundleExecutorOptions {
  readonly outputPath: string;
}

/** Bundles the project of the context; a compile error is printed and fails the target. */
export default async function bundle(
  { outputPath }: BundleExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { root } = context;
  const output = join(root, outputPath);
  const swc = readSwcOptions(root);
  const app = appOf(context).root;
  const cache = join(root, '.nx/bundles', app);
  const result = await compile(
    bundleConfiguration({ root, app, output, swc, compact: true, cache }),
  );
  if (result.errors) logger.error(result.errors);
  else logger.info(`Bundled into ${outputPath} in ${result.durationMs} ms`);
  return { success: !result.errors };
}
