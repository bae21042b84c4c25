import { Failure } from '../failure';
import type { Diagnostic } from './events';
import { stackName, targetCommand } from './stack';
import type { Stack } from './stack';

const NO_BUCKET = /NoSuchBucket|S3 bucket "[^"]*" does not exist/;
const UNDECLARED = /^Values? for undeclared variables?$/;
const UNDECLARED_NAME = /variable\s+named "([^"]+)" but a value was found in file\s+"([^"]+)"/;

/** The diagnostic as Terraform would print it, without its frame. */
export function diagnosticText({ summary, detail, address, range }: Diagnostic): string {
  const place = [address, range && `${range.filename}:${range.start.line}`].filter(Boolean);
  return [summary, ...(place.length ? [`at ${place.join(', ')}`] : []), detail?.trim() ?? '']
    .filter(Boolean)
    .join('\n');
}

/** The state's bucket is not there: nobody has prepared the environment, or a local AWS began anew. */
export const bucketMissing = (stack: Stack): Failure =>
  new Failure('There is no bucket for the Terraform state', {
    where: stackName(stack),
    seen: `s3://${stack.state.bucket} does not exist`,
    remedy: `Create it with \`${targetCommand(stack, 'bootstrap')}\`.`,
  });

/** Values for variables that do not exist, of which Terraform only warns; usually a typing mistake. */
export function undeclaredVariables(
  stack: Stack,
  diagnostics: readonly Diagnostic[],
): Failure | undefined {
  const warnings = diagnostics.filter(({ summary }) => UNDECLARED.test(summary));
  if (warnings.length === 0) return undefined;
  const seen = warnings.map(({ detail = '' }) => {
    const [, name, file] = UNDECLARED_NAME.exec(detail) ?? [];
    return name && file ? `${name} in ${file}` : detail;
  });
  return new Failure('A variable is given a value but not declared', {
    where: stackName(stack),
    seen: seen.join('\n'),
    remedy: `Correct the name, or declare the variable in ${stack.projectName}/variables.tf.`,
  });
}

function lockHeld(stack: Stack, detail: string): Failure {
  const field = (name: string) => new RegExp(`^ *${name}: +(.*)`, 'm').exec(detail)?.[1]?.trim();
  return new Failure('Another run holds the lock of the Terraform state', {
    code: 'locked',
    where: `${stackName(stack)}, s3://${stack.state.bucket}/${stack.state.key}`,
    seen: `${field('Operation')} by ${field('Who')} since ${field('Created')}`,
    remedy: [
      'Wait until that run has ended, then run this again.',
      'A run that was killed cannot release it, and it does not expire. If it is surely gone:',
      `${targetCommand(stack, 'state-unlock')} --id=${field('ID')}`,
      'Then deploy again: it goes on from what the killed run had written to the state.',
    ].join('\n'),
  });
}

/** What a failed command means for the reader, with the whole of Terraform's own explanation. */
export function terraformFailure(
  stack: Stack,
  command: string,
  diagnostics: readonly Diagnostic[],
  stderr: string,
): Failure {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const texts = errors.map(diagnosticText);
  const all = [...texts, stderr.trim()].filter(Boolean).join('\n\n');
  const lock = errors.find(({ summary }) => summary === 'Error acquiring the state lock');
  if (lock) return lockHeld(stack, lock.detail ?? '');
  if (NO_BUCKET.test(all)) return bucketMissing(stack);
  if (STALE.test(all)) return stalePlan(stack);
  return new Failure(`terraform ${command} failed`, {
    where: stackName(stack),
    seen: all || 'it said nothing',
    remedy: remedyFor(stack, all),
  });
}

/** The state is another than the plan was made from: newer, or not even the same one. */
const STALE = /Saved plan is stale|Saved plan does not match the given state/;

const stalePlan = (stack: Stack): Failure =>
  new Failure('The saved plan is out of date: the state has moved since', {
    code: 'stale',
    where: `${stackName(stack)}, s3://${stack.state.bucket}/${stack.state.key}`,
    seen: 'another run has written the state after this plan was made; nothing was applied',
    remedy: `Plan anew with \`${targetCommand(stack, 'plan')}\`, and look at it again.`,
  });

const REMEDIES: readonly [RegExp, (stack: Stack) => string][] = [
  [
    /Module not installed|Module source has changed|Required plugins are not installed|lock file|Inconsistent dependency/i,
    (stack) => `Prepare it anew with \`${targetCommand(stack, 'init')}\`.`,
  ],
  [
    /AlreadyExists|already exists|\.Duplicate\b|InvalidGroup\.Duplicate/,
    () =>
      'It was made by an apply that was killed before it could write that down, or by hand. Take it over with an `import` block (https://developer.hashicorp.com/terraform/language/import), or delete it.',
  ],
];

const remedyFor = (stack: Stack, text: string): string | undefined =>
  REMEDIES.find(([pattern]) => pattern.test(text))?.[1](stack);
