import { verifyAccount } from '../../src/environment/account';
import { type Environment, parameterName } from '../../src/environment/environment';
import { findHosts } from '../../src/hosts/find-hosts';
import { lockStore } from '../../src/lock/lock-store';
import { withLock } from '../../src/lock/with-lock';
import {
  listRecords,
  readRecord,
  readRevision,
  writeRecord,
  writeRevision,
} from '../../src/records/record-store';
import type { ReleaseRecord } from '../../src/records/release-record';
import { registryCredentials } from '../../src/registry/credentials';
import { verifyRepository } from '../../src/registry/repository';
import { resolveSecrets } from '../../src/secrets/resolve-secrets';

const SERVICE = 'users';

/** Everything that ecr-push, ec2-deploy and rollback ask AWS for, without a host to deploy to. */
export async function release(target: Environment): Promise<void> {
  await verifyAccount(target);
  await verifyRepository(target, SERVICE);
  await registryCredentials(target);
  await findHosts(target, SERVICE);
  const request = { target, service: SERVICE, owner: 'test', waitMs: 0 };
  const signal = new AbortController().signal;
  await withLock({ ...request, signal, onWait: () => undefined }, async () => {
    await resolveSecrets(target, SERVICE, {
      DATABASE_URL: parameterName(target, SERVICE, 'database-url'),
      DATABASE_ADMIN_URL: parameterName(target, 'database', 'admin-url'),
    });
    const record = { format: 1, service: SERVICE, image: {}, settings: {} };
    await writeRecord(target, record as unknown as ReleaseRecord);
    await writeRevision(target, SERVICE, 'f00d');
  });
  await listRecords(target, SERVICE);
}

/** What status, history, released and affected-base ask AWS for. */
export async function look(target: Environment): Promise<void> {
  await verifyAccount(target);
  await findHosts(target, SERVICE);
  await readRecord(target, SERVICE);
  await readRevision(target, SERVICE);
  await (await lockStore(target, SERVICE)).read();
  await listRecords(target, SERVICE);
}
