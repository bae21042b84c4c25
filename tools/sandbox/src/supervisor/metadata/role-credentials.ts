import { GetInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { credentials } from '../../services/account';
import type { Settings } from '../settings';
import type { Credentials } from './categories';

/** Credentials are replaced when less than this is left of them, in milliseconds. */
const reserveMs = 5 * 60_000;

/** The role of an instance profile. */
export interface Role {
  name: string;
  arn: string;
}

/** Roles of instance profiles and their temporary credentials, from the emulator's IAM and STS. */
export class RoleCredentials {
  private readonly iam: IAMClient;
  private readonly sts: STSClient;
  private readonly issued = new Map<string, Credentials>();

  constructor({ account: { region }, ports }: Pick<Settings, 'account' | 'ports'>) {
    const endpoint = `http://127.0.0.1:${ports.emulator}`;
    const options = { region, endpoint, credentials, maxAttempts: 2 };
    this.iam = new IAMClient(options);
    this.sts = new STSClient(options);
  }

  /** The role of an instance profile, if the profile is there and has one. */
  async roleOf(profileArn: string): Promise<Role | undefined> {
    const InstanceProfileName = profileArn.slice(profileArn.lastIndexOf('/') + 1);
    const { InstanceProfile } = await this.iam
      .send(new GetInstanceProfileCommand({ InstanceProfileName }))
      .catch((error: Error) => {
        if (error.name === 'NoSuchEntityException') return { InstanceProfile: undefined };
        throw error;
      });
    const { RoleName, Arn } = InstanceProfile?.Roles?.[0] ?? {};
    return RoleName && Arn ? { name: RoleName, arn: Arn } : undefined;
  }

  /** Credentials of a role for an instance; the same ones as long as they last. */
  async get(role: Role, instanceId: string): Promise<Credentials> {
    const key = `${instanceId} ${role.arn}`;
    const known = this.issued.get(key);
    if (known && Date.parse(known.Expiration) - Date.now() > reserveMs) return known;
    const { Credentials: given } = await this.sts.send(
      new AssumeRoleCommand({ RoleArn: role.arn, RoleSessionName: instanceId }),
    );
    const fresh: Credentials = {
      Code: 'Success',
      LastUpdated: new Date().toISOString(),
      Type: 'AWS-HMAC',
      AccessKeyId: given?.AccessKeyId ?? '',
      SecretAccessKey: given?.SecretAccessKey ?? '',
      Token: given?.SessionToken ?? '',
      Expiration: given?.Expiration?.toISOString() ?? '',
    };
    this.issued.set(key, fresh);
    return fresh;
  }
}
