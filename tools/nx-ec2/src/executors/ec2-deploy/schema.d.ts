// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Runs the image that ecr-push put into the registry on every EC2 host of the service, and verifies through the public address that the running version is the deployed one. Hosts are found by the tags Project, Environment and service:<name>. A host that already runs this image with these settings is verified and left as it is.
 */
export interface Ec2DeployExecutorOptions {
  /**
   * Name of the service: of its container, its image manifest and the tag service:<name> of its hosts. Default: the name of the Nx project.
   */
  service?: string;
  /**
   * Port of the host under which the service is reached; inside its container it listens on 5000. Terraform opens it in the security group.
   */
  port: number;
  /**
   * Path that answers 2xx once the service can take requests, asked through the public address.
   */
  healthPath?: string;
  /**
   * Plain environment variables of the container; anyone with access to the host can read them. PORT, SERVICE_REVISION, SERVICE_TAG and SERVICE_DIGEST are set by the deploy.
   */
  env?: {
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
