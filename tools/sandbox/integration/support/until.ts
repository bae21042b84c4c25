import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is the wanted one; fails with the last answer after `withinMs`. */
export async function until<T>(ask: () => Promise<T>, wanted: T, withinMs = 15_000): Promise<void> {
  for (const end = Date.now() + withinMs; ; await sleep(50)) {
    const answer = await ask();
    if (answer === wanted) return;
    if (Date.now() > end) throw new Error(`Still ${answer}, not ${wanted}, after ${withinMs} ms`);
  }
}

/** What a TCP client meets: the first bytes, or the error code. */
export const knock = (address: string, port: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const done = (text: string) => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(5_000, () => done('timeout'));
    socket.once('data', (bytes) => done(String(bytes).trim()));
    socket.once('end', () => done('end'));
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
  });
