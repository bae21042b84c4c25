import { holdsPort, readHostState } from './host-state';
import { aRelease, containerOf } from './release.fixture';

const release = aRelease();
const where = 'users on i-0abc';
const foreign = { Labels: {}, Id: 'f1' };

describe('readHostState', () => {
  it('finds the container of the service among the others', () => {
    const own = containerOf(release);
    const other = containerOf({ ...aRelease({ port: 5002 }), service: 'orders' }, { Id: 'o1' });
    expect(readHostState([other, own], release, where)).toEqual({ current: own, leftovers: [] });
  });

  it('knows what a killed deploy left by its labels, newest first', () => {
    const older = containerOf(release, { Id: 'a', Names: ['/users.next'], Created: 1, Ports: [] });
    const newer = containerOf(release, { Id: 'b', Names: ['/users.old'], Created: 2, Ports: [] });
    expect(readHostState([older, newer], release, where)).toEqual({
      current: undefined,
      leftovers: [newer, older],
    });
  });

  it('refuses a container of that name that no deploy made', () => {
    const taken = containerOf(release, { ...foreign, Ports: [] });
    expect(() => readHostState([taken], release, where)).toThrow(/named users that no deploy/);
  });

  it('refuses a container of another environment in its place', () => {
    const target = { ...release.target, environment: 'production' };
    const taken = containerOf({ ...release, target });
    expect(() => readHostState([taken], release, where)).toThrow(/named users/);
  });

  it('names the container that holds the port', () => {
    const taken = containerOf(release, { ...foreign, Names: ['/legacy'] });
    expect(() => readHostState([taken], release, where)).toThrow(
      'Port 5001 of the host is used by legacy',
    );
  });
});

describe('holdsPort', () => {
  it('is so for a running container that publishes it', () => {
    expect(holdsPort(containerOf(release), 5001)).toBe(true);
  });

  it('is not so for a stopped one, another port, or none at all', () => {
    expect(holdsPort(containerOf(release, { Ports: [] }), 5001)).toBe(false);
    expect(holdsPort(containerOf(release), 5002)).toBe(false);
    expect(holdsPort(undefined, 5001)).toBe(false);
  });
});
