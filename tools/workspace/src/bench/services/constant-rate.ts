import { Agent, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from './requests';

const timeoutMs = 10_000;
let sent = 0;

/** Milliseconds to the end of the answer; the longest there is when it is none or no success. */
function timeOf(agent: Agent, url: string, { path, body, ...options }: Request): Promise<number> {
  const since = performance.now();
  return new Promise((resolve) => {
    const failed = () => resolve(timeoutMs);
    const outgoing = send(url + path, { ...options, agent, timeout: timeoutMs }, (answer) => {
      answer.resume().once('error', failed);
      answer.once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve(performance.now() - since);
        else failed();
      });
    });
    outgoing.once('error', failed);
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.end(body?.replace('[<id>]', `${process.pid}-${Date.now()}-${(sent += 1)}`));
  });
}

/**
 * Sends so many requests a second, evenly and whatever the answers take. (autocannon's rate sends
 * those of a second in one burst, which measures another thing.)
 *
 * @returns the time in ms that 99 of 100 answers took at most; 10 000 when more of them failed.
 */
export async function p99At(
  perSecond: number,
  url: string,
  request: Request,
  seconds: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const since = performance.now();
  const answers: Promise<number>[] = [];
  while (answers.length < perSecond * seconds) {
    const due = ((performance.now() - since) / 1000) * perSecond;
    while (answers.length < due) answers.push(timeOf(agent, url, request));
    await sleep(1);
  }
  const times = (await Promise.all(answers)).sort((a, b) => a - b);
  agent.destroy();
  return times[Math.floor(times.length * 0.99)] as number;
}
