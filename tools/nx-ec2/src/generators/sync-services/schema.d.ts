// Generated from schema.json by `nx run nx-ec2:schema-types`.

/**
 * Writes services.auto.tfvars.json in the Terraform project: name, port and health path of each service of the workspace.
 */
export type SyncServicesGeneratorOptions = Record<string, never>;
