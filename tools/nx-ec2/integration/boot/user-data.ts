import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../ec2-deploy/sandbox';

const read = (file: string): string =>
  readFileSync(join(workspaceRoot, 'infra/modules/host', file), 'utf8');

/** The registry of the account that the sandbox plays, as its API names it. */
export const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

/** The user data that Terraform gives to hosts, rendered as its `templatefile` does. */
export const userData = (): string =>
  read('user_data.sh.tftpl')
    .replace('${boot}', () => read('boot.sh'))
    .replace('${unit}', () => read('boot.service'))
    .replace('${registry}', registry)
    .replaceAll('$${', '${');
