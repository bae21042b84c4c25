import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { Failure } from '../failure';

export interface BucketLocation {
  bucket: string;
  region: string;
}

/** Denies every request that is not encrypted on its way, whoever makes it. */
export const tlsOnlyPolicy = (bucket: string): object => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

/** The bucket of a Terraform state: versioned, encrypted, private. Every step may be repeated. */
export class StateBucket {
  private readonly client: S3Client;
  /** How the client really talks to S3, whichever setting decided it. */
  private protocol = '';

  constructor(private readonly location: BucketLocation) {
    this.client = new S3Client({ region: location.region });
    this.client.middlewareStack.add(
      (next) => (args) => {
        this.protocol = (args.request as { protocol: string }).protocol;
        return next(args);
      },
      { step: 'finalizeRequest', name: 'noteProtocol' },
    );
  }

  /** @throws Failure when the name is taken by another account */
  async exists(): Promise<boolean> {
    const { bucket: Bucket } = this.location;
    try {
      await this.client.send(new HeadBucketCommand({ Bucket }));
      return true;
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata;
      if (status?.httpStatusCode === 404) return false;
      if (status?.httpStatusCode !== 403) throw error;
      throw new Failure('The state bucket cannot be used', {
        where: `s3://${Bucket}`,
        seen: 'S3 refuses access to it',
        remedy:
          'The credentials may lack permission for it, or another account owns that name; then change `project` in nx.json.',
      });
    }
  }

  /** Creates it with all its settings. Gives whether requests without TLS are denied. */
  async create(): Promise<{ tlsOnly: boolean }> {
    const { bucket: Bucket, region } = this.location;
    // The oldest region is the one that must not be named.
    const elsewhere = region !== 'us-east-1' && {
      CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint },
    };
    await this.client.send(new CreateBucketCommand({ Bucket, ...elsewhere }));
    return this.secure();
  }

  /** Sets what makes it safe. Gives whether requests without TLS are now denied. */
  async secure(): Promise<{ tlsOnly: boolean }> {
    const { bucket: Bucket } = this.location;
    await this.client.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await this.client.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' },
              BucketKeyEnabled: true,
            },
          ],
        },
      }),
    );
    await this.client.send(
      new PutBucketOwnershipControlsCommand({
        Bucket,
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      }),
    );
    await this.client.send(
      new PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      }),
    );
    return { tlsOnly: await this.denyPlainRequests() };
  }

  /** Not where this very client talks without TLS: it would lock everyone out. */
  private async denyPlainRequests(): Promise<boolean> {
    if (this.protocol !== 'https:') return false;
    const { bucket: Bucket } = this.location;
    const Policy = JSON.stringify(tlsOnlyPolicy(Bucket));
    await this.client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    return true;
  }
}
