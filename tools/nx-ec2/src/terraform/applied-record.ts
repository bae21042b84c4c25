import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { StateLocation } from './stack';

/** What the last successful deploy applied, kept beside the state so that every machine sees it. */
interface AppliedRecord {
  /** inputsFingerprint() of the applied inputs. */
  fingerprint: string;
  /** Which write of the state came out of it; another one means that somebody else has been here. */
  state: string;
}

export type LastApplied = 'same' | 'other' | 'no-bucket';

const recordKey = ({ key }: StateLocation): string => `${key}.applied.json`;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Compares the inputs with those that were last applied, and remembers them after an apply. */
export class AppliedInputs {
  private readonly client: S3Client;

  constructor(private readonly location: StateLocation) {
    this.client = new S3Client({ region: location.region });
  }

  /**
   * `same` only when these inputs were applied and the state is still the one they led to.
   * Whatever cannot be read counts as `other`: the plan that follows tells what is wrong.
   */
  async compare(fingerprint: string): Promise<LastApplied> {
    const [record, state] = await Promise.allSettled([this.read(), this.stateVersion()]);
    if (record.status === 'rejected') {
      return nameOf(record.reason) === 'NoSuchBucket' ? 'no-bucket' : 'other';
    }
    if (state.status === 'rejected') return 'other';
    const same = record.value.fingerprint === fingerprint && record.value.state === state.value;
    return same ? 'same' : 'other';
  }

  /** Notes that `fingerprint` is what the present state was made from. */
  async remember(fingerprint: string): Promise<void> {
    const record: AppliedRecord = { fingerprint, state: await this.stateVersion() };
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.location.bucket,
        Key: recordKey(this.location),
        Body: JSON.stringify(record),
        ContentType: 'application/json',
      }),
    );
  }

  private async read(): Promise<AppliedRecord> {
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
