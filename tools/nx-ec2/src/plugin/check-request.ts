import { Failure } from '../failure';
import type { PluginOptions } from './options';
import type { Requested } from './requested';
import { serviceTargets, targetNames } from './targets';

/**
 * Stops what Nx itself would let pass: a mistyped environment, for which Nx quietly takes the
 * default one, and a dry run whose dependencies would really run.
 * @throws Failure when the request includes a target of this plugin and is one of these
 */
export function checkRequest(request: Requested, options: PluginOptions): void {
  const ours = targetNames(options);
  const asked = request.targets.filter((target) => ours.includes(target));
  if (asked.length === 0) return;
  const known = Object.keys(options.environments);
  if (request.configuration && !known.includes(request.configuration)) {
    throw new Failure(`There is no environment ${request.configuration}`, {
      where: `target ${asked.join(', ')}`,
      seen: `known environments: ${known.join(', ')}`,
      remedy: 'Name one of them with -c, or add it to the options of nx-ec2 in nx.json.',
    });
  }
  const chained = asked.filter((target) => target in serviceTargets(options));
  if (request.dryRun && !request.withoutDependencies && chained.length > 0) {
    throw new Failure('A dry run would really run the steps before it', {
      where: `target ${chained.join(', ')}`,
      seen: 'Nx passes --dry-run to the named target only, not to what it depends on',
      remedy: 'Add --exclude-task-dependencies; the dry run then uses what the last steps left.',
    });
  }
}
