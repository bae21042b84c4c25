import type { ExecutorContext } from '@nx/devkit';
import { Failure } from '../../failure';
import { fleetService } from '../../fleet/services';
import { describeLock } from '../../lock/lock-record';
import { lockStore } from '../../lock/lock-store';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import type { UnlockExecutorOptions } from './schema';

/** Removes the lock of a deploy that is gone for good, by the id that its holder has. */
export default function unlock(options: UnlockExecutorOptions, context: ExecutorContext) {
  return runExecutor(async () => {
    const { name } = fleetService(context, options);
    const store = await lockStore(options, name);
    const found = await store.read();
    if (!found) return print(`${name} has no lock in environment ${options.environment}.`);
    if (found.lock && found.lock.id !== options.id) {
      throw new Failure(`The lock of ${name} has another id`, {
        where: `environment ${options.environment}`,
        seen: describeLock(found.lock),
        remedy: 'Give the id of the lock that is meant to go; it may have changed hands.',
      });
    }
    await store.remove();
    print(`The lock of ${name} is removed${found.lock ? `: ${describeLock(found.lock)}` : ''}.`);
  });
}
