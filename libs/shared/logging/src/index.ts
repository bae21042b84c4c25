export { accessLog } from './access-log';
export { createLogger, type Logger } from './logger';
export { loggingVariables } from './logging-variables';
export { NestLogger } from './nest-logger';
