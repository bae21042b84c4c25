import { execa } from 'execa';
import { join } from 'node:path';

/** What a load of some seconds measured. */
export interface LoadFigures {
  requestsPerSecond: number;
  p50: number;
  p99: number;
}

/** Keeps 64 requests open for 5 s over connections that are kept, and prints the figures as JSON. */
const program = `
const http = require('node:http');
const [url] = process.argv.slice(1);
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const times = [];
const until = performance.now() + 5000;
const one = () => new Promise((resolve, reject) => {
  const since = performance.now();
  http.get(url, { agent }, (answer) => {
    answer.resume().on('end', () => { times.push(performance.now() - since); resolve(); });
  }).on('error', reject);
});
const worker = async () => { while (performance.now() < until) await one(); };
Promise.all(Array.from({ length: 64 }, worker)).then(() => {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor(times.length * part)];
  console.log(JSON.stringify({ requestsPerSecond: times.length / 5, p50: at(0.5), p99: at(0.99) }));
});`;

/** Puts a URL under load from a container on the host itself, made of the image of a service. */
export async function loadOnHost(
  workspace: string,
  host: string,
  image: string,
  url: string,
): Promise<LoadFigures> {
  const encoded = Buffer.from(program).toString('base64');
  const run = `docker run --rm --network host --entrypoint node ${image} -e "eval(Buffer.from('${encoded}','base64').toString())" ${url}`;
  const { stdout } = await execa('ssh', ['-F', join(workspace, '.sandbox/ssh/config'), host, run]);
  return JSON.parse(stdout) as LoadFigures;
}
