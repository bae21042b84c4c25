import { verifyAccount } from '../../environment/account';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { stateBucket } from '../../terraform/stack';
import { StateBucket } from '../../terraform/state-bucket';
import type { StateBucketExecutorOptions } from './schema';

/** Creates the bucket for Terraform's state, or confirms the settings of the one there is. */
export default function stateBucketExecutor({
  dryRun = false,
  ...target
}: StateBucketExecutorOptions): Promise<{ success: boolean }> {
  return runExecutor(async () => {
    await verifyAccount(target);
    const bucket = stateBucket(target);
    const state = new StateBucket({ bucket, region: target.region });
    const existed = await state.exists();
    if (dryRun) return print(`s3://${bucket} ${existed ? 'exists' : 'would be created'}`);
    const { tlsOnly } = existed ? await state.secure() : await state.create();
    const settings = ['versioned', 'encrypted', 'private', ...(tlsOnly ? ['TLS only'] : [])];
    print(`s3://${bucket} ${existed ? 'exists' : 'created'}: ${settings.join(', ')}`);
    if (!tlsOnly) print('  Requests without TLS are not denied: this endpoint offers no TLS.');
  });
}
