/**
 * Resolves when this process is told to stop, or when the one that started it is gone: without
 * that, a service would go on holding its port.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    process.once('disconnect', stop);
  });
}
