import { type Configuration, rspack, type Stats } from '@rspack/core';

export interface CompileResult {
  /** Every error and warning as text, when there is any: a warning here breaks at run time. */
  readonly errors?: string;
  readonly durationMs: number;
}

export function resultOf(stats: Stats): CompileResult {
  const durationMs = Math.round((stats.endTime ?? 0) - (stats.startTime ?? 0));
  const failed = stats.hasErrors() || stats.hasWarnings();
  return { durationMs, errors: failed ? stats.toString('errors-warnings') : undefined };
}

/** Compiles once. Rejects only when rspack itself fails. */
export async function compile(configuration: Configuration): Promise<CompileResult> {
  const compiler = rspack(configuration);
  try {
    return await new Promise<CompileResult>((resolve, reject) => {
      compiler.run((error, stats) => {
        if (stats) resolve(resultOf(stats));
        else reject(error ?? new Error('rspack gave no result'));
      });
    });
  } finally {
    await new Promise((resolve) => compiler.close(resolve));
  }
}
