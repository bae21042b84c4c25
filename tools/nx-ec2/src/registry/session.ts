import { duration } from '../report/print';
import type { RegistryCredentials } from './credentials';
import { kindOfError } from './registry-error';
import { retry } from './retry';

export interface SessionSettings {
  /** Gets a fresh login; called once, and once more if the registry says the login has expired. */
  login: () => Promise<RegistryCredentials>;
  /** How often a transient fault is tried again. */
  retries: number;
  signal: AbortSignal;
  /** Told what went wrong and what follows, as one line. */
  onRetry: (message: string) => void;
}

/** A login to a registry that outlasts transient faults and one expiry. */
export interface RegistrySession {
  run<Result>(action: (credentials: RegistryCredentials) => Promise<Result>): Promise<Result>;
}

const reasonOf = (error: unknown): string => {
  const { message, details } = error as Error & { details?: { seen?: string } };
  return `${message}${details?.seen ? ` (${details.seen.trim().split('\n').at(-1)})` : ''}`;
};

/** Opens a session; the first login is made at once, so that a refusal shows before anything else. */
export async function openRegistrySession(settings: SessionSettings): Promise<RegistrySession> {
  let login = settings.login();
  let renewed = false;
  await login;
  /** The login to go on with after one was refused; hosts whose pulls are refused together share it. */
  const loginAfter = (refused: typeof login) => {
    if (refused === login && !renewed) {
      renewed = true;
      login = settings.login();
      // One that fails is no login to go on with; a later attempt asks again.
      login.catch(() => {
        login = refused;
        renewed = false;
      });
    }
    return login === refused ? undefined : login;
  };
  return {
    run: (action) =>
      retry(
        async () => {
          const used = login;
          const credentials = await used;
          return action(credentials).catch(async (error: unknown) => {
            const next = kindOfError(error) === 'expired' ? loginAfter(used) : undefined;
            if (!next) throw error;
            return action(await next);
          });
        },
        {
          ...settings,
          isTransient: (error) => kindOfError(error) === 'transient',
          onRetry: (error, pauseMs) =>
            settings.onRetry(`${reasonOf(error)}; again in ${duration(pauseMs)}`),
        },
      ),
  };
}
