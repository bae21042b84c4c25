// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Builds the image of a service under a tag made from its content (files of the context, Dockerfile, build arguments, base image, platform). Nothing is built when the registry or the engine already has that tag. Writes dist/images/<environment>/<service>.json for the steps that follow.
 */
export interface DockerBuildExecutorOptions {
  /**
   * Name of the service, its repository and its image manifest. Default: the name of the Nx project.
   */
  service?: string;
  /**
   * Path of the Dockerfile from the workspace root. Default: Dockerfile in the project's folder.
   */
  dockerfile?: string;
  /**
   * Folder the image is built from, from the workspace root: the bundle, not the sources. Default: dist/<project root>.
   */
  context?: string;
  /**
   * Platform of the EC2 hosts: linux/amd64, or linux/arm64 for Graviton.
   */
  platform?: string;
  /**
   * Base image, passed as the build argument BASE_IMAGE. Default: the machine's NX_EC2_BASE_IMAGE, else the Dockerfile's own ARG BASE_IMAGE=…
   */
  baseImage?: string;
  /**
   * Further build arguments, as --buildArgs.NAME=value. They are part of the content tag and readable in the image: never a secret.
   */
  buildArgs?: {
    [k: string]: string;
  };
  /**
   * Files of the context that decide what the release step does; a label of the image tells when they change. Filled by the plugin from releaseStep.files of the target deploy.
   */
  releaseStepFiles?: string[];
  /**
   * Prints the tag and whether it would be built; builds nothing.
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
