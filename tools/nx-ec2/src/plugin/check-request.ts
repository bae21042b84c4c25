import { Failure } from '../failure';
import type { PluginOptions } from './options';
import type { Requested } from './requested';
import { targetNames } from './targets';

/**
 * Stops what Nx itself would let pass: a mistyped environment, for which it quietly takes the
 * default one.
 * @throws Failure when the request includes a target of this plugin and names no known environment
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
}
