import { createServer } from 'node:net';
import { areFree, choosePorts, isFree, portsToTry } from './ports';

it('tries other ports first for another workspace, all below the outgoing range', () => {
  const one = portsToTry('sandbox-00000001');
  expect(one).not.toEqual(portsToTry('sandbox-0000ffff'));
  expect(Math.min(...one)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...one)).toBeLessThan(32_000);
});

it('keeps the ports in use when one is needed more', async () => {
  const { database, ...kept } = await choosePorts('sandbox-00abcdef');
  const ports = await choosePorts('sandbox-00abcdef', kept);
  expect(ports).toMatchObject(kept);
  expect(Object.values(kept)).not.toContain(ports.database);
  expect(database).toBeGreaterThan(0);
});

it('passes over ports that are taken', async () => {
  const id = 'sandbox-00abcdef';
  const { endpoint } = await choosePorts(id);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(endpoint, '127.0.0.1', resolve));
  try {
    expect(await isFree(endpoint)).toBe(false);
    const chosen = await choosePorts(id);
    expect(chosen.endpoint).not.toBe(endpoint);
    expect(await areFree(chosen)).toBe(true);
    expect(await areFree({ ...chosen, registry: endpoint })).toBe(false);
  } finally {
    taken.close();
  }
});
