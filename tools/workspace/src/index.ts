export { cloneCheckout, commit } from './clone';
export { nx, sandbox, standaloneEnvironment } from './commands';
export { type Deployed, deployedServices, readEnvironmentFile } from './deployed';
