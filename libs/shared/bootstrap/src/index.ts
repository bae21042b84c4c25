export { openApiDocument, openApiJson } from './open-api';
export { runService } from './run-service';
export { defineService, serviceVariables, type Service } from './service';
export { startService, type RunningService } from './start-service';
