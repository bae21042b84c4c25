import { defaultPort, endpoints } from '@shop/shared-descriptor';
import { probe } from './probe';

/** Shorter than the time-out of the HEALTHCHECK, so that the reason is still told. */
const timeoutMs = 1500;

/** Ends the process with 0 when the service beside it is ready, else with 1. */
export async function runHealthcheck(): Promise<void> {
  const port = process.env['PORT'] || defaultPort;
  const { healthy, seen } = await probe(`http://127.0.0.1:${port}${endpoints.ready}`, timeoutMs);
  process.stdout.write(`${seen}\n`);
  process.exitCode = healthy ? 0 : 1;
}
