import type { Environment } from '../environment/environment';

/** A one-off command that has to succeed before a new version is started, e.g. a migration. */
export interface ReleaseStep {
  /** Arguments for the image's entry point. */
  command: readonly string[];
  /** Seconds it may take. */
  timeout: number;
  /** Full name of the SSM parameter behind each variable that only this command is given. */
  secrets: Readonly<Record<string, string>>;
}

/** How a service is to be run; a change of any of it is a release of its own. */
export interface ServiceSettings {
  /** Port of the host under which the service is reached. */
  port: number;
  /** Path that answers 2xx once the service can take requests. */
  healthPath: string;
  /** Plain environment variables. */
  env: Readonly<Record<string, string>>;
  /** Full name of the SSM parameter behind each secret environment variable. */
  secrets: Readonly<Record<string, string>>;
  /** Path in the container of each volume, by its name; both slots share them. */
  volumes: Readonly<Record<string, string>>;
  /** MiB; swap is not granted on top. */
  memory: number;
  /** Processors, fractions allowed. */
  cpus: number;
  /** Seconds a new version has to become ready. */
  healthTimeout: number;
  /** Seconds that the longest request may take. */
  requestTimeout: number;
  /** Seconds that requests to the old version get to finish. */
  drainTimeout: number;
  releaseStep?: ReleaseStep;
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
  settings: ServiceSettings;
}

/** Reference the engine pulls and runs: always by digest. */
export const imageReference = ({ repository, digest }: ReleaseImage): string =>
  `${repository}@${digest}`;

/** `sha256:` and twelve digits, enough for people to compare. */
export const shortDigest = (digest: string): string => digest.replace(/^(sha256:.{12}).*$/, '$1');
