// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Runs the image that ecr-push put into the registry on every EC2 host of the service, without losing a request: started beside the old version, checked, switched to, verified through the public port. Hosts are found by the tags Project, Environment and service:<name>. A host that already runs this image with these settings is verified and left as it is.
 */
export interface Ec2DeployExecutorOptions {
  /**
   * Name of the service: of its container, its image manifest and the tag service:<name> of its hosts. Default: the name of the Nx project.
   */
  service?: string;
  /**
   * Port of the host under which the service is reached, 1024 to 32767; inside its container it listens on 5000. Terraform opens it in the security group.
   */
  port: number;
  /**
   * Path that answers 2xx once the service can take requests; asked in the new container before it is switched to, and from then on.
   */
  healthPath?: string;
  /**
   * Plain environment variables of the container; anyone with access to the host can read them. PORT, SERVICE_ENVIRONMENT, SERVICE_REVISION, SERVICE_TAG and SERVICE_DIGEST are set by the deploy.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * Secret environment variables of the container, each by the name of an SSM parameter (SecureString). A name without slash is one of the service's own, /<project>/<environment>/<service>/<name>. The values reach the container and nothing else; a parameter that has a new version is a release.
   */
  secrets?: {
    [k: string]: string;
  };
  /**
   * Volumes on the host, by name, each with its path in the container. The old and the new version share them while they overlap.
   */
  volumes?: {
    [k: string]: string;
  };
  /**
   * Most memory the container may use, in MiB. No swap is granted on top.
   */
  memory?: number;
  /**
   * Most processors the container may use, e.g. 0.5. Less than 1 makes a Node service start more slowly.
   */
  cpus?: number;
  /**
   * Seconds a container has to become ready. One that exits or turns unhealthy fails at once.
   */
  healthTimeout?: number;
  /**
   * Seconds after which a request without an answer is ended with status 504.
   */
  requestTimeout?: number;
  /**
   * Seconds that open requests to the old version get to finish before it is stopped.
   */
  drainTimeout?: number;
  /**
   * Command run once in a container of the new image, with the service's environment, before anything is started; when it fails, nothing is switched.
   */
  releaseStep?: {
    /**
     * Arguments for the image's entry point, e.g. ["/app/migrate.mjs"].
     *
     * @minItems 1
     */
    command: [string, ...string[]];
    /**
     * Seconds it may take.
     */
    timeout?: number;
    /**
     * Secret environment variables that only this command is given, each by the name of an SSM parameter (SecureString) of the environment: one of the service's own, or ../database/admin-url for /<project>/<environment>/database/admin-url. Read with the credentials of who deploys.
     */
    secrets?: {
      [k: string]: string;
    };
    /**
     * Files of the build context that decide what the command does, e.g. ["migrate.mjs"]. While neither they nor the base image, the command and its secrets changed since it succeeded in this environment, a deploy beside a healthy version does not run it again. Without this, it always runs.
     */
    files?: string[];
  };
  /**
   * How many hosts are switched at the same time, once the first one serves the new version.
   */
  maxParallel?: number;
  /**
   * Seconds to wait for another deploy of this service in this environment.
   */
  lockTimeout?: number;
  /**
   * HAProxy image of the public container (with bash, as the official Debian-based ones). NX_EC2_PROXY_IMAGE replaces it on machines that cannot pull it.
   */
  proxyImage?: string;
  /**
   * Seconds after its launch during which an instance that does not yet answer is waited for; its sshd and Docker come up after AWS calls it running. An older instance fails at once.
   */
  hostReadyTimeout?: number;
  /**
   * User on the hosts; it has to be in their group docker. Everything else of ssh (keys, bastion, port) is taken from the OpenSSH configuration of this machine, or the file in NX_EC2_SSH_CONFIG.
   */
  sshUser?: string;
  /**
   * Prints for each host what would change and why; changes nothing.
   */
  dryRun?: boolean;
  /**
   * Prefix of every resource name, e.g. shop. Filled by the plugin from nx.json.
   */
  project: string;
  /**
   * Environment to work in. Filled by the plugin from the configuration (-c).
   */
  environment: string;
  /**
   * AWS region of the environment. Filled by the plugin from nx.json.
   */
  region: string;
  /**
   * AWS account the credentials must belong to. Filled by the plugin from nx.json.
   */
  accountId: string;
}
