import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { presentInstances } from '../hosts/find-hosts';
import type { Stack, StateLocation } from './stack';

/** What the last successful deploy applied, kept beside the state so that every machine sees it. */
interface AppliedRecord {
  /** inputsFingerprint() of the applied inputs. */
  fingerprint: string;
  /** Which write of the state came out of it; another one means that somebody else has been here. */
  state: string;
  /** Ids of the instances that were there; one that has vanished since is to be made again. */
  instances: string[];
}

export type LastApplied = 'same' | 'other' | 'host-gone' | 'no-bucket';

const recordKey = ({ key }: StateLocation): string => `${key}.applied.json`;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Compares the inputs with those that were last applied, and remembers them after an apply. */
export class AppliedInputs {
  private readonly client: S3Client;
  private readonly location: StateLocation;

  constructor(private readonly stack: Pick<Stack, 'state' | 'target'>) {
    this.location = stack.state;
    this.client = new S3Client({ region: this.location.region });
  }

  /**
   * `same` only when these inputs were applied, the state is still the one they led to, and every
   * instance is still there: a lost host comes back by the next deploy. Whatever cannot be read counts as `other`: the plan that follows tells what is wrong.
   */
  async compare(fingerprint: string): Promise<LastApplied> {
    const [record, state, present] = await Promise.allSettled([
      this.read(),
      this.stateVersion(),
      presentInstances(this.stack.target),
    ]);
    if (record.status === 'rejected') {
      return nameOf(record.reason) === 'NoSuchBucket' ? 'no-bucket' : 'other';
    }
    if (state.status === 'rejected') return 'other';
    const { fingerprint: applied, state: written, instances } = record.value;
    if (applied !== fingerprint || written !== state.value) return 'other';
    if (present.status === 'rejected' || !instances) return 'other';
    return instances.every((id) => present.value.includes(id)) ? 'same' : 'host-gone';
  }

  /** Notes that `fingerprint` is what the present state was made from. */
  async remember(fingerprint: string): Promise<void> {
    const [state, instances] = await Promise.all([
      this.stateVersion(),
      presentInstances(this.stack.target),
    ]);
    const record: AppliedRecord = { fingerprint, state, instances };
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.location.bucket,
        Key: recordKey(this.location),
        Body: JSON.stringify(record),
        ContentType: 'application/json',
      }),
    );
  }

  private async read(): Promise<Partial<AppliedRecord>> {
    const { bucket: Bucket } = this.location;
    const Key = recordKey(this.location);
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket, Key }));
    return JSON.parse((await Body?.transformToString()) ?? '{}');
  }

  private async stateVersion(): Promise<string> {
    const { bucket: Bucket, key: Key } = this.location;
    const { ETag, VersionId } = await this.client.send(new HeadObjectCommand({ Bucket, Key }));
    return `${ETag} ${VersionId}`;
  }
}
