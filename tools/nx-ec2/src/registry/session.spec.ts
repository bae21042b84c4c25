import { RegistryError } from './registry-error';
import { openRegistrySession } from './session';

const fault = (kind: 'expired' | 'permanent') => new RegistryError(kind, kind, 'r/x:1', '');

const open = async () => {
  let logins = 0;
  const login = async () => ({ username: 'AWS', password: `p${++logins}`, serveraddress: 'r' });
  const { signal } = new AbortController();
  return openRegistrySession({ login, retries: 1, signal, onRetry: jest.fn() });
};

describe('openRegistrySession', () => {
  it('logs in anew once when the login has expired', async () => {
    const session = await open();
    const seen: string[] = [];
    const result = session.run(async ({ password }) => {
      seen.push(password);
      if (password === 'p1') throw fault('expired');
      return 'done';
    });
    await expect(result).resolves.toBe('done');
    expect(seen).toEqual(['p1', 'p2']);
  });

  it('logs in anew once for hosts that are refused at the same time', async () => {
    const session = await open();
    const pull = async ({ password }: { password: string }) => {
      if (password === 'p1') throw fault('expired');
      return password;
    };
    const slowPull: typeof pull = async (credentials) => {
      if (credentials.password === 'p1') await new Promise((resolve) => setTimeout(resolve, 20));
      return pull(credentials);
    };
    expect(await Promise.all([session.run(pull), session.run(slowPull)])).toEqual(['p2', 'p2']);
  });

  it('asks again for a login after one that failed', async () => {
    const passwords = ['p1', undefined, 'p3'];
    const login = async () => {
      const password = passwords.shift();
      if (!password) throw new RegistryError('no answer', 'transient', 'r/x:1', '');
      return { username: 'AWS', password, serveraddress: 'r' };
    };
    const { signal } = new AbortController();
    const session = await openRegistrySession({ login, retries: 1, signal, onRetry: jest.fn() });
    const pull = async ({ password }: { password: string }) => {
      if (password === 'p1') throw fault('expired');
      return password;
    };
    expect(await session.run(pull)).toBe('p3');
  });

  it('gives up when the fresh login is refused as well', async () => {
    const session = await open();
    const action = jest.fn(() => Promise.reject(fault('expired')));
    await expect(session.run(action)).rejects.toThrow('expired');
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('does not repeat a refusal', async () => {
    const session = await open();
    const action = jest.fn(() => Promise.reject(fault('permanent')));
    await expect(session.run(action)).rejects.toThrow('permanent');
    expect(action).toHaveBeenCalledTimes(1);
  });
});
