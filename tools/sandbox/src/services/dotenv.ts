import { defaultHost } from '../engine/candidates';
import type { Layout } from '../state/layout';
import type { EngineState, Images, Ports } from '../state/state';
import { type Account, credentials } from './account';

/** What a sandbox offers to the commands of the workspace. */
export interface Offer {
  layout: Layout;
  account: Account;
  ports: Ports;
  engine: EngineState;
  images: Images;
  publicKey: string;
  database: {
    /** `address:port` */
    endpoint: string;
    adminUrl: string;
  };
  /** Reference of the proxy's image in the registry, where a stand-in replaces the public one. */
  proxyImage?: string;
}

export const endpointUrl = (ports: Ports): string => `http://127.0.0.1:${ports.endpoint}`;

/** The dotenv file that Nx loads for the configuration `sandbox`. */
export function renderDotenv({
  layout,
  account,
  ports,
  engine,
  images,
  publicKey,
  database,
  proxyImage,
}: Offer): string {
  const variables: Record<string, string | undefined> = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_ENDPOINT_URL: endpointUrl(ports),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '3',
    DOCKER_HOST: engine.host === defaultHost ? undefined : engine.host,
    NX_EC2_REGISTRY_HOST: `127.0.0.1:${ports.registry}`,
    NX_EC2_BASE_IMAGE: images.base,
    NX_EC2_PROXY_IMAGE: proxyImage,
    NX_EC2_SSH_CONFIG: layout.sshConfig,
    TF_VAR_ssh_public_key: publicKey,
    TF_VAR_database_endpoint: database.endpoint,
    TF_VAR_database_admin_url: database.adminUrl,
    TEST_DATABASE_URL: database.adminUrl,
  };
  return Object.entries(variables)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}
