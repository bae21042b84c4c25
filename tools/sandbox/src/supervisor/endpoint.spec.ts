import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Meaning } from './ec2-requests';
import { forwardTo } from './endpoint';

const servers: Server[] = [];
afterEach(() =>
  servers.splice(0).forEach((server) => server.closeAllConnections() ?? server.close()),
);

async function listen(handle: RequestListener): Promise<number> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

async function endpoint(emulator: RequestListener) {
  const meanings: Meaning[] = [];
  const port = await listen(forwardTo(await listen(emulator), (meaning) => meanings.push(meaning)));
  return { url: `http://127.0.0.1:${port}`, meanings };
}

const form = 'application/x-www-form-urlencoded; charset=utf-8';
const reboot = 'Action=RebootInstances&InstanceId.1=i-1';

it('changes neither requests nor answers', async () => {
  const { url } = await endpoint(async (incoming, outgoing) => {
    outgoing.writeHead(418, { 'x-amz-request-id': '7' });
    outgoing.end(
      `${incoming.method} ${incoming.url} ${incoming.headers['x-amz-target']} ${await text(incoming)}`,
    );
  });
  const body = 'x'.repeat(1_000_000);
  const answer = await fetch(`${url}/bucket/a%20b?list-type=2`, {
    method: 'PUT',
    headers: { 'x-amz-target': 'T' },
    body,
  });
  expect(answer.status).toBe(418);
  expect(answer.headers.get('x-amz-request-id')).toBe('7');
  expect(await answer.text()).toBe(`PUT /bucket/a%20b?list-type=2 T ${body}`);
});

it('tells of a reboot once the emulator has accepted it', async () => {
  const { url, meanings } = await endpoint((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.end('<ok/>'));
  });
  await (
    await fetch(url, { method: 'POST', headers: { 'content-type': form }, body: reboot })
  ).text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(meanings).toEqual([{ changes: true, reboots: ['i-1'] }]);
});

it('tells nothing of a request that was refused', async () => {
  const { url, meanings } = await endpoint((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.writeHead(400).end());
  });
  await fetch(url, { method: 'POST', headers: { 'content-type': form }, body: reboot });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(meanings).toEqual([]);
});

it('answers 502 where the emulator does not', async () => {
  const { url } = await endpoint((incoming) => incoming.socket.destroy());
  const answer = await fetch(url, { method: 'POST', body: 'a' });
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(/^The AWS API emulator does not answer/);
});
