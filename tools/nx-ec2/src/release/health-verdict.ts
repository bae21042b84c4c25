import type { ContainerInspectInfo } from 'dockerode';
import { isOk, type Reply } from './http-get';

/** The part of a container's state that tells whether it can still become ready. */
export type ContainerState = Pick<
  ContainerInspectInfo['State'],
  'Status' | 'ExitCode' | 'OOMKilled' | 'Health'
>;

export interface Observation {
  state: ContainerState;
  /** Last answer of the health path through the public address; none yet at the very start. */
  reply?: Reply;
  /** ms since the container was started. */
  elapsedMs: number;
  /** ms since Docker called the container healthy; none while it does not. */
  healthyForMs?: number;
}

export interface HealthLimits {
  /** ms until a container has to be ready. */
  timeoutMs: number;
}

export type Verdict =
  { kind: 'ready' } | { kind: 'waiting' } | { kind: 'failed'; what: string; remedy: string };

/** How long a container that Docker calls healthy may be unreachable from outside, ms. */
const unreachableMs = 5_000;

const fixContainer = 'Mend what the log shows and deploy again.';
const running = new Set(['created', 'running']);

function exited({ ExitCode, OOMKilled, Status }: ContainerState): Verdict {
  if (OOMKilled) {
    return {
      kind: 'failed',
      what: 'was killed because it used more memory than its limit',
      remedy: 'Raise the option memory of the target deploy, or find the leak.',
    };
  }
  const what =
    Status === 'exited' ? `exited with code ${ExitCode}` : `is ${Status} (exit code ${ExitCode})`;
  return { kind: 'failed', what, remedy: fixContainer };
}

function unreachable(error: string): Verdict {
  return error === 'ETIMEDOUT' || error === 'EHOSTUNREACH'
    ? {
        kind: 'failed',
        what: 'is healthy on the host, but its public port does not answer',
        remedy:
          "Check that the security group opens the service's port to this machine (HTTP CIDRs of the environment).",
      }
    : {
        kind: 'failed',
        what: 'is healthy by its own check, but refuses connections from outside',
        remedy: 'The service has to listen on 0.0.0.0 and on the port in the variable PORT.',
      };
}

/**
 * Whether a container is ready, can still become so, or never will.
 * An answer from outside counts more than the image's own check, which runs seconds apart.
 */
export function judgeHealth(observation: Observation, { timeoutMs }: HealthLimits): Verdict {
  const { state, reply, elapsedMs, healthyForMs = 0 } = observation;
  if (!running.has(state.Status)) return exited(state);
  if (state.Health?.Status === 'unhealthy') {
    return { kind: 'failed', what: 'is unhealthy', remedy: fixContainer };
  }
  if (isOk(reply)) return { kind: 'ready' };
  if (healthyForMs > unreachableMs && reply && 'error' in reply) return unreachable(reply.error);
  if (elapsedMs > timeoutMs) {
    return {
      kind: 'failed',
      what: `is not ready after ${Math.round(timeoutMs / 1000)} s`,
      remedy: 'Mend what the log shows, or raise the option healthTimeout of the target deploy.',
    };
  }
  return { kind: 'waiting' };
}
