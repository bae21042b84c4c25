import type { Environment } from '../environment/environment';

/** How a service's container is to be run; a change of any of it is a release of its own. */
export interface ContainerSettings {
  /** Port of the host under which the service is reached. */
  port: number;
  /** Plain environment variables. */
  env: Readonly<Record<string, string>>;
  /** MiB; swap is not granted on top. */
  memory: number;
  /** Processors, fractions allowed. */
  cpus: number;
}

/** The image of a release and where its content came from. */
export interface ReleaseImage {
  /** `<registry>/<name>` without tag or digest. */
  repository: string;
  /** `sha256:…`, what is pulled and run. */
  digest: string;
  /** Content tag. */
  tag: string;
  /** Git revision. */
  revision: string;
}

/** What is to run: one service, from one image, with one set of settings. */
export interface Release {
  service: string;
  target: Environment;
  image: ReleaseImage;
  settings: ContainerSettings;
}

/** Reference the engine pulls and runs: always by digest. */
export const imageReference = ({ repository, digest }: ReleaseImage): string =>
  `${repository}@${digest}`;

/** `sha256:` and twelve digits, enough for people to compare. */
export const shortDigest = (digest: string): string => digest.replace(/^(sha256:.{12}).*$/, '$1');
