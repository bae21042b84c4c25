import type { ContainerInspectInfo } from 'dockerode';
import type { ServerStatus } from '../proxy/show-servers';

/** The part of a container's state that tells whether it can still become ready. */
export type ContainerState = Pick<
  ContainerInspectInfo['State'],
  'Status' | 'ExitCode' | 'OOMKilled' | 'Health'
>;

export interface Observation {
  state: ContainerState;
  /** What the proxy's check of the health path says. */
  server: Pick<ServerStatus, 'up' | 'check'>;
  /** ms since the container was started. */
  elapsedMs: number;
  /** ms since Docker called the container healthy; none while it does not. */
  healthyForMs?: number;
}

export type Verdict =
  { kind: 'ready' } | { kind: 'waiting' } | { kind: 'failed'; what: string; remedy: string };

/** How long the proxy and a container that Docker calls healthy may disagree, ms. */
const disagreementMs = 5_000;

const fixContainer = 'Mend what the log shows and deploy again.';
const running = new Set(['created', 'running']);

const failed = (what: string, remedy = fixContainer): Verdict => ({ kind: 'failed', what, remedy });

function exited({ ExitCode, OOMKilled, Status }: ContainerState): Verdict {
  if (OOMKilled) {
    return failed(
      'was killed because it used more memory than its limit',
      'Raise the option memory of the target deploy, or find the leak.',
    );
  }
  return failed(
    Status === 'exited' ? `exited with code ${ExitCode}` : `is ${Status} (exit code ${ExitCode})`,
  );
}

/** What the proxy's check tells about a container that is healthy by its own check. */
const disagreement = (check: string): Verdict | undefined => {
  if (check.startsWith('L4')) {
    return failed(
      'is healthy by its own check, but refuses connections from outside',
      'The service has to listen on 0.0.0.0 and on the port in the variable PORT.',
    );
  }
  return check.startsWith('L7STS 404')
    ? failed(
        'is healthy by its own check, but has no such health path',
        'Correct the option healthPath of the target deploy.',
      )
    : undefined;
};

/**
 * Whether a container is ready, can still become so, or never will. An answer to the proxy counts
 * more than the image's own check, which runs seconds apart.
 * @param timeoutMs ms until a container has to be ready
 */
export function judgeReadiness(
  { state, server, elapsedMs, healthyForMs = 0 }: Observation,
  timeoutMs: number,
): Verdict {
  if (!running.has(state.Status)) return exited(state);
  if (state.Health?.Status === 'unhealthy') return failed('is unhealthy');
  if (server.up) return { kind: 'ready' };
  const wrong = healthyForMs > disagreementMs ? disagreement(server.check) : undefined;
  if (wrong) return wrong;
  if (elapsedMs <= timeoutMs) return { kind: 'waiting' };
  return failed(
    `is not ready after ${Math.round(timeoutMs / 1000)} s`,
    'Mend what the log shows, or raise the option healthTimeout of the target deploy.',
  );
}
