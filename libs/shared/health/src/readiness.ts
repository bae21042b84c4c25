import { Injectable } from '@nestjs/common';

/** Something without which this process cannot serve, such as its own database. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects, with a reason fit for the public answer, when the service cannot serve. */
  run(signal: AbortSignal): Promise<void>;
}

export interface ReadinessReport {
  readonly status: 'ready' | 'unavailable' | 'draining';
  /** Per check 'ok' or the reason it failed. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A probe gives up after about this long, so a hanging check must answer sooner. */
const checkTimeoutMs = 1000;

async function outcomeOf(check: ReadinessCheck, timeoutMs: number): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  const timedOut = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`no answer in ${timeoutMs} ms`)));
  });
  try {
    await Promise.race([check.run(signal), timedOut]);
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether this process may get traffic. Modules add their checks when they start. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private draining = false;

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** From now on not ready, for good: the process is stopping. */
  drain(): void {
    this.draining = true;
  }

  /** Runs all checks at once, each for at most `timeoutMs`. */
  async report(timeoutMs = checkTimeoutMs): Promise<ReadinessReport> {
    if (this.draining) return { status: 'draining', checks: {} };
    const outcomes = await Promise.all(
      this.checks.map(async (check) => [check.name, await outcomeOf(check, timeoutMs)] as const),
    );
    const healthy = outcomes.every(([, outcome]) => outcome === 'ok');
    return { status: healthy ? 'ready' : 'unavailable', checks: Object.fromEntries(outcomes) };
  }
}
