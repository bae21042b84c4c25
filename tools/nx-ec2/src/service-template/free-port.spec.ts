import { freePort } from './free-port';

const services = (ports: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, { port, healthPath: '/health/ready' }]),
  );

describe('freePort', () => {
  it('is the one after the highest, so that the port of a removed service stays free', () => {
    expect(freePort(services({ users: 5001, inventory: 5003 }))).toBe(5004);
    expect(freePort({})).toBe(5001);
  });

  it('is the wanted one when no other service has it', () => {
    expect(freePort(services({ users: 5001 }), 8080)).toBe(8080);
  });

  it('names who has a taken one, and the next that is free', () => {
    expect(() => freePort(services({ users: 5001, orders: 5002 }), 5001)).toThrow(
      expect.objectContaining({
        message: 'Port 5001 is the one of users',
        details: { remedy: 'Give another --port, or none: the next free one is 5003.' },
      }),
    );
  });

  it.each([80, 32_768, 5001.5, Number.NaN])('refuses %p', (port) => {
    expect(() => freePort({}, port)).toThrow(`${port} cannot be the port of a service`);
  });

  it('asks for one when there is none after the highest', () => {
    expect(() => freePort(services({ users: 32_767 }))).toThrow('32768 cannot be the port');
  });
});
