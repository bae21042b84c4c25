// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Adds a service that runs at once: app with Dockerfile and deploy options, libraries with contract, client and tests, from the workspace's template (serviceTemplate in nx.json). Writes Terraform's input and npm's lockfile; nothing is left to edit by hand.
 */
export interface ServiceGeneratorOptions {
  /**
   * Name of the service, kebab-case: of its project, repository, containers and DNS name.
   */
  name: string;
  /**
   * External port on the hosts, from 1024 to 32767. Default: the one after the highest of the services.
   */
  port?: number;
  /**
   * What the service is responsible for, in a sentence of at most 120 characters; shown at / and on the image. Default: a sentence to replace.
   */
  summary?: string;
}
