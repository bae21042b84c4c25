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

/** @param values the values of the environment's var file, made from those of the sandbox */
export async function prepareRehearsal(
  values: (sandbox: string) => string = (sandbox) => sandbox,
): Promise<RehearsedPlatform> {
  const platform = await preparePlatform('one');
  const aws = process.env['AWS_ENDPOINT_URL'] ?? '';
  const { file } = platform;
  // Like the sandbox, but with roles within the boundary, as everywhere else.
  const sandbox = readFileSync(file('environments/one.tfvars'), 'utf8');
  const bounded = sandbox.replace(/^bounded_roles.*$/m, '');
  writeFileSync(file('environments/one.tfvars'), values(bounded));
  copyFileSync(
    file('bootstrap/environments/sandbox.tfvars'),
    file('bootstrap/environments/one.tfvars'),
  );
  // One service needs the same rights as several, and half the time.
  const services = { users: { port: 5001, health_path: '/health/ready' } };
  writeFileSync(file('services.auto.tfvars.json'), JSON.stringify({ services }));
  const rehearsal = new RoleRehearsal(aws);
  process.env['AWS_ENDPOINT_URL'] = await rehearsal.start();
  const remove = async () => {
    rehearsal.stop();
    await platform.remove();
  };
  return { platform, rehearsal, aws, remove };
}
