// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Removes a service from the workspace: its app, its libraries, its place in Terraform's input and in npm's lockfile. Refused while others use it. Prints what takes it out of the environments that run it.
 */
export interface RemoveServiceGeneratorOptions {
  /**
   * Name of the service, as its Nx project is called.
   */
  name: string;
}
