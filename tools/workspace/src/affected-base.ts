import { execa } from 'execa';
import { affectedBase } from './affected/base';

const git = async (...args: string[]) => execa('git', args, { reject: false });

/** Prints the base revision for `nx affected` in CI; everything else goes to standard error. */
async function main(): Promise<string> {
  const shallow = await git('rev-parse', '--is-shallow-repository');
  if (shallow.exitCode !== 0) {
    throw new Error('This is not a git repository: `nx affected` compares git revisions.');
  }
  if (shallow.stdout === 'true') {
    throw new Error(
      'This is a shallow clone, so the base revision may be missing.\n' +
        'Run `git fetch --unshallow`, or turn the shallow clone option of the CI job off.',
    );
  }
  const lastSuccessful = process.env['GIT_PREVIOUS_SUCCESSFUL_COMMIT'];
  const ancestor =
    lastSuccessful && (await git('merge-base', '--is-ancestor', lastSuccessful, 'HEAD'));
  return affectedBase({
    changeTarget: process.env['CHANGE_TARGET'],
    lastSuccessful,
    lastSuccessfulIsAncestor: ancestor ? ancestor.exitCode === 0 : false,
  });
}

main().then(
  (base) => process.stdout.write(`${base}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
