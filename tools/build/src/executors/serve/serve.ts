import { join } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { formatLogLine } from '../../process/format-log-line';
import { RestartableProcess } from '../../process/restartable-process';
import { stopRequested } from '../../process/stop-requested';
import { bundleConfiguration } from '../../rspack/configuration';
import { watch } from '../../rspack/watch';
import { appOf, publicPortOf } from '../../workspace/app';
import { localEnvironment } from '../../workspace/local-environment';
import { readSwcOptions } from '../../workspace/swc-options';

interface ServeOptions {
  readonly port?: number;
}

/** Serves the project of the context until the process is told to stop. */
export default async function serve(
  options: ServeOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { root } = context;
  const app = appOf(context);
  const projects = Object.values(context.projectsConfigurations.projects);
  const port = options.port ?? publicPortOf(app);
  const output = join(root, 'dist/serve', app.root);
  const colour = process.stdout.isTTY === true;

  const service = new RestartableProcess({
    args: ['--enable-source-maps', join(output, 'main.mjs')],
    env: localEnvironment({ root, name: app.name ?? app.root, port, projects }, process.env),
    onLine: (line) => process.stdout.write(`${formatLogLine(line, colour)}\n`),
    onEnd: (how) => logger.warn(`${app.name} ended by itself (${how}); waiting for a change`),
  });

  logger.info(`Serving ${app.name} on http://localhost:${port}, Ctrl-C stops it`);
  const swc = readSwcOptions(root);
  const stopWatching = watch(
    bundleConfiguration({ root, app: app.root, output, swc }),
    async ({ durationMs, errors }) => {
      if (errors) return logger.error(errors);
      logger.info(`Bundled in ${durationMs} ms`);
      await service.restart();
    },
  );

  await stopRequested();
  await stopWatching();
  await service.stop();
  return { success: true };
}
