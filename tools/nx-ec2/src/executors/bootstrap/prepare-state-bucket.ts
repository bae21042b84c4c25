import type { Environment } from '../../environment/environment';
import { print } from '../../report/print';
import { stateBucket } from '../../terraform/stack';
import { StateBucket } from '../../terraform/state-bucket';

/**
 * Creates the bucket for Terraform's state, or confirms the settings of the one there is.
 * @returns whether there is one now
 */
export async function prepareStateBucket(
  target: Environment,
  dryRun: boolean,
): Promise<{ isThere: boolean }> {
  const bucket = stateBucket(target);
  const state = new StateBucket({ bucket, region: target.region });
  const existed = await state.exists();
  if (dryRun) {
    print(`s3://${bucket} ${existed ? 'exists' : 'would be created'}`);
    return { isThere: existed };
  }
  const { tlsOnly } = existed ? await state.secure() : await state.create();
  const settings = ['versioned', 'encrypted', 'private', ...(tlsOnly ? ['TLS only'] : [])];
  print(`s3://${bucket} ${existed ? 'exists' : 'created'}: ${settings.join(', ')}`);
  if (!tlsOnly) print('  Requests without TLS are not denied: this endpoint offers no TLS.');
  return { isThere: true };
}
