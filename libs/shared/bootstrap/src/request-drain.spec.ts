import { Agent, createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './listen';
import { RequestDrain } from './request-drain';

const generous = { acceptMs: 5_000, finishMs: 5_000 };

async function serving(listener: RequestListener) {
  const server = createServer(listener);
  const requests = new RequestDrain(server);
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const closed = new Promise((resolve) => void server.once('close', resolve));
  const agent = new Agent({ keepAlive: true });
  const call = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, agent }, (response) => {
        response.resume().once('end', () => resolve(response));
      }).once('error', reject);
    });
  return { server, requests, closed, call, agent };
}

describe('RequestDrain', () => {
  it('closes an idle server and its kept connections at once', async () => {
    const { requests, closed, call, agent } = await serving((_, response) => response.end());
    const response = await call();
    expect(response.headers.connection).toBe('keep-alive');
    expect(await requests.drain(generous)).toBe(0);
    await closed;
    agent.destroy();
  });

  it('waits for the open request, still answers others, and closes their connections', async () => {
    let finish: () => void = () => undefined;
    let seen = 0;
    const { requests, closed, call } = await serving((_, response) => {
      seen += 1;
      if (seen === 1) finish = () => response.end();
      else response.end();
    });
    const slow = call();
    while (seen === 0) await new Promise(setImmediate);
    const drained = requests.drain(generous);
    expect((await call()).headers.connection).toBe('close');
    finish();
    expect((await slow).headers.connection).toBe('close');
    expect(await drained).toBe(0);
    await closed;
  });

  it('takes no new request when the open ones take long, and then cuts them off', async () => {
    let seen = 0;
    const { requests, closed, call } = await serving(() => (seen += 1));
    const hanging = call().catch((error: Error) => error.message);
    while (seen === 0) await new Promise(setImmediate);
    const drained = requests.drain({ acceptMs: 20, finishMs: 60 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(call()).rejects.toThrow('ECONNREFUSED');
    expect(await drained).toBe(1);
    expect(await hanging).toBe('socket hang up');
    await closed;
  });
});
