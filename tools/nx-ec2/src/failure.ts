export interface FailureDetails {
  /** One word for machines, e.g. `guarded`; printed by --json only. */
  code?: string;
  /** Environment, service, host: whatever narrows down the place. */
  where?: string;
  /** What was observed: an answer, an exit code, the last log lines. Never a secret. */
  seen?: string;
  /** What the reader can do now, as a sentence or a command. */
  remedy?: string;
  cause?: unknown;
}

/** An expected failure, told to the person who reads it at night; anything else is a defect. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    what: string,
    readonly details: FailureDetails = {},
  ) {
    super(what, { cause: details.cause });
  }
}

const indent = (text: string, by: string): string => text.trimEnd().split('\n').join(`\n${by}`);

/** The failure as lines of text: what happened, then where, what was seen and what to do. */
export function describeFailure({ message, details }: Failure): string {
  const rows = (['where', 'seen', 'remedy'] as const)
    .filter((key) => details[key])
    .map((key) => `  ${key.padEnd(7)} ${indent(details[key] ?? '', ' '.repeat(10))}`);
  return [message, ...rows].join('\n');
}
