import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../ec2-deploy/sandbox';

const read = (file: string): string =>
  readFileSync(join(workspaceRoot, 'infra/modules/host', file), 'utf8');

/** The user data that Terraform gives to hosts, rendered as its `templatefile` does. */
export const userData = (): string =>
  read('user_data.sh.tftpl')
    .replace('${boot}', () => read('boot.sh'))
    .replace('${unit}', () => read('boot.service'))
    .replaceAll('$${', '${');
