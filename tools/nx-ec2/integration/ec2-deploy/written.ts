import { DeleteParametersCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { parameterName } from '../../src/environment/environment';
import { lockStore, type LockStore } from '../../src/lock/lock-store';
import { parameterStore } from '../../src/records/parameters';
import { listRecords, readRecord, readRevision, writeRecord } from '../../src/records/record-store';
import type { ReleaseRecord } from '../../src/records/release-record';
import { region } from './instance';

/** What deploys of the service users write down in one project of the sandbox. */
export class Written {
  private readonly target;

  constructor(project: string) {
    this.target = { project, environment: 'sandbox', region, accountId: '123456789012' };
  }

  record = () => readRecord(this.target, 'users');
  put = (record: ReleaseRecord) => writeRecord(this.target, record);
  history = () => listRecords(this.target, 'users');
  revision = () => readRevision(this.target, 'users');
  lock = async () => (await (await this.lockStore()).read())?.lock;
  lockStore = (): Promise<LockStore> => lockStore(this.target, 'users');

  /** Creates a secret of the service, or of another folder of the environment, or gives it another value. */
  async secret(name: string, Value: string, folder = 'users'): Promise<void> {
    const { client } = await parameterStore(this.target);
    const Name = parameterName(this.target, folder, name);
    const Type = 'SecureString';
    await client.send(new PutParameterCommand({ Name, Value, Type, Overwrite: true }));
  }

  /** Removes everything. */
  async remove(): Promise<void> {
    const { client } = await parameterStore(this.target);
    const names = ['release', 'revision', 'lock', 'token'];
    const Names = [
      ...names.map((name) => parameterName(this.target, 'users', name)),
      parameterName(this.target, 'database', 'admin-url'),
    ];
    await client.send(new DeleteParametersCommand({ Names }));
  }
}
