/**
 * Waits for all, also when one fails: nothing goes on behind the back of whoever reads the failure,
 * with the lock given back and the connections closed.
 * @throws whatever the first of them, in their order, was rejected with
 */
export async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
