import type { ExecutorContext } from '@nx/devkit';
import { fleetServices } from '../../fleet/services';
import { releasedFile, writeReleased } from '../../promotion/released-file';
import { readRecord } from '../../records/record-store';
import { shortDigest } from '../../release/release';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import type { ReleasedExecutorOptions } from './schema';

/** Writes down which image of a service an environment runs, for `promote`. */
export default function released(options: ReleasedExecutorOptions, context: ExecutorContext) {
  return runExecutor(async () => {
    const { environment } = options;
    for (const { name } of fleetServices(context, options)) {
      const image = (await readRecord(options, name))?.image;
      await writeReleased(context.root, environment, name, image);
      const what = image
        ? `${shortDigest(image.digest)}, revision ${image.revision} → ${releasedFile(environment, name)}`
        : 'nothing was deployed yet';
      print(`${name} in ${environment}: ${what}`);
    }
  });
}
