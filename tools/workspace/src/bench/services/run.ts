import { setTimeout as sleep } from 'node:timers/promises';
import { p99At } from './constant-rate';
import { requestsPerSecond } from './full-load';
import type { Pair } from './pair';
import type { Program } from './program';
import { createUser, getUser, type Request } from './requests';

export const constantRate = 500;

/** What one run measured of a program. */
export interface Measured {
  readySeconds: number;
  restMegabytes: number;
  loadedMegabytes: number;
  getsPerSecond: number;
  postsPerSecond: number;
  getP99Ms: number;
  postP99Ms: number;
}

/** Seconds of each load. At full load some come first, so that the code is compiled. */
const times = { warmUp: 2, full: 2, constant: 10 };
/** How often the programs take turns at full load. */
const turns = 3;
const restMs = 2_000;

/** Of GET and POST together. */
export const fullLoadSeconds = 2 * (times.warmUp + turns * times.full);

/** What one run measured of both. */
export interface Pairwise {
  service: Measured;
  reference: Measured;
}

const order = (run: number): (keyof Pairwise)[] =>
  run % 2 ? ['service', 'reference'] : ['reference', 'service'];

/** Requests a second of each program at full load, the mean of its turns. */
async function inTurns(
  programs: readonly Program[],
  request: Request,
): Promise<Map<Program, number>> {
  const means = new Map(programs.map((program) => [program, 0]));
  for (const { url } of programs) await requestsPerSecond(url, request, times.warmUp);
  for (let turn = 0; turn < turns; turn++) {
    for (const program of programs) {
      const perSecond = await requestsPerSecond(program.url, request, times.full);
      means.set(program, (means.get(program) ?? 0) + perSecond / turns);
    }
  }
  return means;
}

/**
 * Starts both programs and puts them under the same loads by turns, so that what else the machine
 * does meanwhile concerns both. The order changes from run to run.
 */
export async function measureOnce(pair: Pair, run: number): Promise<Pairwise> {
  const programs: [keyof Pairwise, Program][] = [];
  const measured = { service: {}, reference: {} } as Pairwise;
  const each = async (measure: (program: Program) => Promise<Partial<Measured>>) => {
    for (const [name, program] of programs) Object.assign(measured[name], await measure(program));
  };
  try {
    for (const name of order(run)) programs.push([name, await pair.start(name)]);
    await sleep(restMs);
    await each(async (program) => ({
      readySeconds: program.readySeconds,
      restMegabytes: program.residentMegabytes(),
    }));
    const running = programs.map(([, program]) => program);
    const user = await getUser(running[0]?.url ?? '');
    const gets = await inTurns(running, user);
    await each(async (program) => ({ getsPerSecond: gets.get(program) }));
    const posts = await inTurns(running, createUser);
    await each(async (program) => ({
      postsPerSecond: posts.get(program),
      loadedMegabytes: program.residentMegabytes(),
    }));
    const p99 = (url: string, request: Request) =>
      p99At(constantRate, url, request, times.constant);
    await each(async ({ url }) => ({ getP99Ms: await p99(url, user) }));
    await each(async ({ url }) => ({ postP99Ms: await p99(url, createUser) }));
    return measured;
  } finally {
    for (const [, program] of programs) await program.stop();
  }
}
