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

/** Seconds of each load; of those at full load some come before, so that the code is compiled. */
const times = { warmUp: 2, full: 5, constant: 10 };
const restMs = 2_000;

type Load = (url: string, request: Request) => Promise<number>;

const full: Load = async (url, request) => {
  await requestsPerSecond(url, request, times.warmUp);
  return requestsPerSecond(url, request, times.full);
};

const constant: Load = (url, request) => p99At(constantRate, url, request, times.constant);

/**
 * Starts both programs and puts them under the same loads by turns, so that what else the machine
 * does meanwhile concerns both. The order changes from run to run.
 */
export async function measureOnce(
  pair: Pair,
  run: number,
): Promise<{ service: Measured; reference: Measured }> {
  const programs = new Map<'service' | 'reference', Program>();
  const order = run % 2 ? (['service', 'reference'] as const) : (['reference', 'service'] as const);
  const measured = { service: {} as Measured, reference: {} as Measured };
  const each = async (measure: (program: Program) => Promise<Partial<Measured>>) => {
    for (const name of order) {
      const program = programs.get(name);
      if (program) Object.assign(measured[name], await measure(program));
    }
  };
  try {
    for (const name of order) {
      const start = name === 'service' ? pair.startService() : pair.startReference();
      programs.set(name, await start);
    }
    await sleep(restMs);
    await each(async (program) => ({
      readySeconds: program.readySeconds,
      restMegabytes: program.residentMegabytes(),
    }));
    await each(async ({ url }) => ({ getsPerSecond: await full(url, await getUser(url)) }));
    await each(async (program) => ({
      postsPerSecond: await full(program.url, createUser),
      loadedMegabytes: program.residentMegabytes(),
    }));
    await each(async ({ url }) => ({ getP99Ms: await constant(url, await getUser(url)) }));
    await each(async ({ url }) => ({ postP99Ms: await constant(url, createUser) }));
    return measured;
  } finally {
    for (const program of programs.values()) await program.stop();
  }
}
