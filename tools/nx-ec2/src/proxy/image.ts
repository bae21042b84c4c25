import schema from '../executors/ec2-deploy/schema.json';

/** The pinned HAProxy image, as the option `proxyImage` has it. */
export const proxyImage: string = schema.properties.proxyImage.default;
