import { describeFailure, Failure } from '../failure';

/** Nx shows the message of an error only, so the whole description of a failure goes into it. */
export async function told<Result>(action: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof Failure ? new Error(describeFailure(error)) : error;
  }
}
