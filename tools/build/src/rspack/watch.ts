import { type Configuration, rspack } from '@rspack/core';
import { type CompileResult, resultOf } from './compile';

/** Editors save a file in several steps, and a formatter may follow. */
const settleMs = 50;

/**
 * Compiles now and after each change of a file that is part of the bundle. `onResult` is not
 * called when the output is the same as before.
 *
 * @returns a function that ends the watch.
 */
export function watch(
  configuration: Configuration,
  onResult: (result: CompileResult) => void,
): () => Promise<void> {
  let lastHash: string | null = null;
  const compiler = rspack(configuration);
  compiler.watch({ aggregateTimeout: settleMs }, (error, stats) => {
    if (!stats) return onResult({ durationMs: 0, errors: String(error) });
    const result = resultOf(stats);
    if (!result.errors) {
      if (stats.hash === lastHash) return;
      lastHash = stats.hash;
    }
    onResult(result);
  });
  return () => new Promise((resolve) => compiler.close(() => resolve()));
}
