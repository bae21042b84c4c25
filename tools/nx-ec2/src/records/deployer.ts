import { hostname, userInfo } from 'node:os';

/** Who runs this, for records and locks: a build of a CI server, or a person at a machine. */
export function deployer(env: NodeJS.ProcessEnv = process.env): string {
  if (env['BUILD_TAG']) return env['BUILD_TAG'];
  const user = env['USER'] || env['LOGNAME'] || userInfo().username;
  return `${user}@${hostname()}`;
}
