/**
 * What differs between machines rather than between environments, read from the process
 * environment once, at the top of an executor. The sandbox writes these; a team may set them too.
 */
export interface Machine {
  /** `host[:port]` that replaces the registry host ECR names, e.g. a local registry. */
  registryHost?: string;
  /** Image that replaces the pinned base image of the Dockerfiles. */
  baseImage?: string;
  /** Image that replaces the pinned HAProxy image of the public containers. */
  proxyImage?: string;
  /** OpenSSH configuration file passed as `ssh -F`; without it ssh reads its usual files. */
  sshConfig?: string;
  /** Set by the plugin for `--dry-run`, which Nx gives to the named target but not to the steps before it. */
  dryRun?: boolean;
}

/** Variable that makes every step of a run a dry one. */
export const dryRunVariable = 'NX_EC2_DRY_RUN';

export const readMachine = (env: NodeJS.ProcessEnv = process.env): Machine => ({
  registryHost: env['NX_EC2_REGISTRY_HOST'] || undefined,
  baseImage: env['NX_EC2_BASE_IMAGE'] || undefined,
  proxyImage: env['NX_EC2_PROXY_IMAGE'] || undefined,
  sshConfig: env['NX_EC2_SSH_CONFIG'] || undefined,
  dryRun: env[dryRunVariable] === 'true' || undefined,
});
