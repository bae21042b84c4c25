import { execa } from 'execa';
import { access } from 'node:fs/promises';
import { Failure } from '../failure';
import { step } from '../progress';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether this machine lets us install packages: Debian or Ubuntu, as root. */
export const canInstall = async (): Promise<boolean> =>
  process.getuid?.() === 0 && (await exists('/usr/bin/apt-get'));

const apt = (...args: string[]) =>
  execa('apt-get', ['-q', '-y', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    all: true,
  });

const installedNames = async (packages: string[]): Promise<string[]> => {
  const query = await execa(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\\n'].concat(packages),
    {
      reject: false,
    },
  );
  return query.stdout.split('\n').flatMap((line) => {
    const [name, status] = line.split(' ');
    return name && status === 'installed' ? [name] : [];
  });
};

/**
 * Installs those of these Debian packages that are missing.
 * @throws Failure with apt's last lines when they cannot be installed.
 */
export async function installPackages(...packages: string[]): Promise<void> {
  const installed = await installedNames(packages);
  const missing = packages.filter((name) => !installed.includes(name));
  if (missing.length === 0) return;
  const install = () => apt('install', '--no-install-recommends', ...missing);
  await step(`Installing ${missing.join(', ')} with apt`, async () => {
    try {
      // Package lists may be absent or out of date: fetch them only then, it takes seconds.
      await install().catch(async () => {
        await apt('update');
        await install();
      });
    } catch (error) {
      throw new Failure(`Could not install ${missing.join(', ')}`, {
        seen: (error as { all?: string }).all?.trimEnd().split('\n').slice(-6).join('\n'),
        remedy: `Run: apt-get update && apt-get install -y ${missing.join(' ')}`,
        cause: error,
      });
    }
  });
}
