export { ConfigError } from './config-error';
export { readConfig } from './read-config';
