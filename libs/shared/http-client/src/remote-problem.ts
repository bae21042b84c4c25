import type { Problem } from './problem';

/** The service answered and refused: the call must change before it is made again. */
export class RemoteProblem extends Error {
  override readonly name = 'RemoteProblem';

  constructor(
    /** Name of the service that refused. */
    readonly service: string,
    readonly problem: Problem,
  ) {
    super(`${service} refused with ${problem.status}: ${problem.detail ?? problem.title}`);
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string | undefined {
    return this.problem.code;
  }
}
