import { type Environment, parameterName } from '../environment/environment';
import { parameterExists, parameterNotFound, parameterStore, refused } from '../records/parameters';
import { type LockRecord, parseLock } from './lock-record';

/** A lock as it was read, with the version that a take-over goes by. */
export interface SeenLock {
  lock?: LockRecord;
  version: number;
}

/** The parameter that holds the lock of one service in one environment. */
export async function lockStore(target: Environment, service: string) {
  const Name = parameterName(target, service, 'lock');
  const { client, DeleteParameterCommand, GetParameterCommand, PutParameterCommand } =
    await parameterStore(target);
  const absent = (action: string) => (error: Error) =>
    error.name === parameterNotFound ? undefined : refused(action, Name, target)(error);
  const put = (lock: LockRecord, Overwrite: boolean, abortSignal?: AbortSignal) =>
    client.send(
      new PutParameterCommand({ Name, Value: JSON.stringify(lock), Type: 'String', Overwrite }),
      { abortSignal },
    );
  return {
    /** @param abortSignal when to stop waiting for the answer */
    async read(abortSignal?: AbortSignal): Promise<SeenLock | undefined> {
      const answer = await client
        .send(new GetParameterCommand({ Name }), { abortSignal })
        .catch(absent('ssm:GetParameter'));
      const found = answer?.Parameter;
      return found && { lock: parseLock(found.Value), version: found.Version ?? 0 };
    },
    /** Writes the lock where there is none. @returns whether there was none */
    create: (lock: LockRecord): Promise<boolean> =>
      put(lock, false).then(
        () => true,
        (error: Error) =>
          error.name === parameterExists ? false : refused('ssm:PutParameter', Name, target)(error),
      ),
    /** Writes the lock over what is there. @returns its version */
    overwrite: (lock: LockRecord, abortSignal?: AbortSignal): Promise<number> =>
      put(lock, true, abortSignal).then(
        ({ Version }) => Version ?? 0,
        refused('ssm:PutParameter', Name, target),
      ),
    async remove(): Promise<void> {
      await client.send(new DeleteParameterCommand({ Name })).catch(absent('ssm:DeleteParameter'));
    },
  };
}

export type LockStore = Awaited<ReturnType<typeof lockStore>>;
