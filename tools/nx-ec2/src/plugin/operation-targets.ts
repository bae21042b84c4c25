import { environmentTarget, type Targets } from './environment-target';
import type { PluginOptions } from './options';

/** Commands on what runs, by target name: for one service, or for the whole environment. */
const OPERATIONS: Record<string, string> = {
  status: 'Shows which version serves on every host, its health, and what differs from the record',
  history: 'Lists the releases, newest first',
  rollback: 'Brings back the previous release, or the one named by --to',
  logs: 'Shows what the running version writes; --follow, --since=10m',
  exec: 'Runs --command in the container that serves',
  unlock: 'Removes the lock of a deploy that is gone for good, by its --id',
  undeploy: 'Takes a service off every host, with its containers, images and release record; asks',
};

export const operationTargets = (options: PluginOptions): Targets =>
  Object.fromEntries(
    Object.entries(OPERATIONS).map(([name, description]) => [
      name,
      environmentTarget(options, name, description),
    ]),
  );
