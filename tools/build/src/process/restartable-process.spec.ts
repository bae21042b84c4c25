import { setTimeout as after } from 'node:timers/promises';
import { RestartableProcess } from './restartable-process';

const started: RestartableProcess[] = [];

function running(script: string, graceMs?: number) {
  const lines: string[] = [];
  const ends: string[] = [];
  const service = new RestartableProcess({
    args: ['-e', script],
    env: process.env,
    onLine: (line) => lines.push(line),
    onEnd: (how) => ends.push(how),
    graceMs,
  });
  started.push(service);
  const until = async (done: () => boolean) => {
    while (!done()) await after(5);
  };
  return { service, lines, ends, until };
}

const alive = (pid: string | undefined) => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

const forever = 'setInterval(() => {}, 1000); process.stdout.write(`${process.pid}\\n`);';

describe('RestartableProcess', () => {
  afterEach(() => Promise.all(started.splice(0).map((service) => service.stop())));

  it('replaces the running instance and leaves none behind', async () => {
    const { service, lines, ends, until } = running(forever);
    await service.restart();
    await until(() => lines.length === 1);
    await service.restart();
    await until(() => lines.length === 2);
    expect(lines.map(alive)).toEqual([false, true]);
    await service.stop();
    expect(lines.map(alive)).toEqual([false, false]);
    expect(ends).toEqual([]);
  });

  it('runs one instance however fast the restarts follow each other', async () => {
    const { service, lines, until } = running(forever);
    await Promise.all([service.restart(), service.restart(), service.restart()]);
    await until(() => lines.length >= 1);
    expect(lines.filter(alive)).toHaveLength(1);
    await service.stop();
    expect(lines.filter(alive)).toEqual([]);
  });

  it('kills an instance that does not stop', async () => {
    const { service, lines, until } = running(`process.on('SIGTERM', () => {}); ${forever}`, 50);
    await service.restart();
    await until(() => lines.length === 1);
    await service.stop();
    expect(alive(lines[0])).toBe(false);
  });

  it('tells when an instance ended by itself, and can start again', async () => {
    const { service, ends, until } = running('process.exit(3)');
    await service.restart();
    await until(() => ends.length === 1);
    await service.restart();
    await until(() => ends.length === 2);
    expect(ends).toEqual(['exit code 3', 'exit code 3']);
    await service.stop();
  });

  it('starts nothing after it was stopped', async () => {
    const { service, lines } = running(forever);
    const stopped = service.stop();
    await service.restart();
    await stopped;
    await after(100);
    expect(lines).toEqual([]);
  });
});
