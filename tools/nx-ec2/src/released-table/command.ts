import { workspaceRoot } from '@nx/devkit';
import { describeFailure, Failure } from '../failure';
import { pluginOptionsOf } from '../plugin/options-of';
import { allReleased } from '../promotion/released-file';
import { print, warn } from '../report/print';
import { releasedTable } from './released-table';

/** Prints what the target `released` wrote down, for all environments that it was run for. */
function main(): void {
  const environments = Object.keys(pluginOptionsOf(workspaceRoot).environments);
  const released = Object.fromEntries(
    environments.flatMap((environment) => {
      const images = allReleased(workspaceRoot, environment);
      return images ? [[environment, images]] : [];
    }),
  );
  if (Object.keys(released).length === 0) {
    throw new Failure('It is not known what any environment runs', {
      where: 'dist/released',
      seen: 'no files',
      remedy: 'Run `nx run-many -t released -c <environment>` first.',
    });
  }
  print(releasedTable(released));
}

try {
  main();
} catch (error) {
  warn(error instanceof Failure ? describeFailure(error) : String((error as Error).stack));
  process.exitCode = 1;
}
