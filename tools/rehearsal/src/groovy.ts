import { execa } from 'execa';
import { join } from 'node:path';

const folder = join(__dirname, '../groovy');

/**
 * Runs a script of the folder `groovy` with the machine's Groovy.
 * @returns what it prints
 * @throws Error when it fails, or no Groovy is installed
 */
export async function groovy(script: string, args: string[], cwd: string): Promise<string> {
  const command = ['-cp', folder, join(folder, script), ...args];
  const { stdout, stderr, exitCode, code } = await execa('groovy', command, { cwd, reject: false });
  if (code === 'ENOENT') {
    throw new Error(
      'Groovy is not installed. On Debian: apt-get install groovy default-jre-headless',
    );
  }
  if (exitCode !== 0) throw new Error(`${script} ended with ${exitCode}: ${stderr || stdout}`);
  return stdout;
}
