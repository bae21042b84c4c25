import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { type Platform, preparePlatform } from '../terraform/platform';
import { RoleRehearsal } from './role-rehearsal';

/** An account with the bucket of environment `one`, and a way to work in it with the rights of a role. */
export interface RehearsedPlatform {
  platform: Platform;
  rehearsal: RoleRehearsal;
  /** Address of the API where everything is permitted. */
  aws: string;
  remove(): Promise<void>;
}

export async function prepareRehearsal(): Promise<RehearsedPlatform> {
  const platform = await preparePlatform('one');
  const aws = process.env['AWS_ENDPOINT_URL'] ?? '';
  const { file } = platform;
  // Like the sandbox, but with roles within the boundary, as everywhere else.
  const values = readFileSync(file('environments/one.tfvars'), 'utf8');
  writeFileSync(file('environments/one.tfvars'), values.replace(/^bounded_roles.*$/m, ''));
  copyFileSync(
    file('bootstrap/environments/sandbox.tfvars'),
    file('bootstrap/environments/one.tfvars'),
  );
  const rehearsal = new RoleRehearsal(aws);
  process.env['AWS_ENDPOINT_URL'] = await rehearsal.start();
  const remove = async () => {
    rehearsal.stop();
    await platform.remove();
  };
  return { platform, rehearsal, aws, remove };
}
