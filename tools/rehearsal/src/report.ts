import type { Answer } from './scenario';

export type Result = 'SUCCESS' | 'UNSTABLE' | 'FAILURE' | 'ABORTED';

/** What happened in a build, one thing after the other. */
export type Event = { stage: string } & (
  | { type: 'agent'; label: string }
  | { type: 'agent released' }
  | { type: 'lock' | 'unlock'; resource: string }
  | { type: 'milestone'; ordinal: number }
  | { type: 'sh'; script: string; credentials: string[]; exitCode: number }
  | { type: 'stash'; name: string; files: string[] }
  | { type: 'archive'; files: string[] }
  | { type: 'junit'; files: string[]; tests: number; failed: number }
  | { type: 'input'; message: string; submitter?: string; agentHeld: boolean; answer?: Answer }
);

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

/** What came out of a rehearsed build. */
export class Report {
  constructor(
    readonly result: Result,
    readonly description: string | undefined,
    /** By name; those in stages too. */
    readonly stages: Record<string, Result | 'SKIPPED' | 'NOT_RUN'>,
    readonly events: Event[],
    /** The console of the build, with secrets masked. */
    readonly log: string,
    /** Folder with what was archived. */
    readonly artifacts: string,
  ) {}

  /** Events of one type. */
  all<Type extends Event['type']>(type: Type): Of<Type>[] {
    return this.events.filter((event): event is Of<Type> => event.type === type);
  }

  /** Files that were archived. */
  get archived(): string[] {
    return this.all('archive').flatMap(({ files }) => files);
  }

  /** Ids of the credentials that a shell step had, by its script. */
  credentialsOf(part: string): string[] {
    return this.all('sh').flatMap(({ script, credentials }) =>
      script.includes(part) ? credentials : [],
    );
  }
}
