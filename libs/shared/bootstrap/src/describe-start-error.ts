import { types } from 'node:util';
import { UndeclaredAccess } from '@shop/shared-auth';
import { ConfigError } from '@shop/shared-config';

interface SystemError extends Error {
  readonly code: string;
  readonly port?: number;
}

const isSystemError = (error: unknown): error is SystemError =>
  types.isNativeError(error) && typeof (error as Partial<SystemError>).code === 'string';

function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof UndeclaredAccess) return error.message;
  if (isSystemError(error) && error.code === 'EADDRINUSE') {
    return `Port ${error.port} is in use. Stop what listens there or choose another port.`;
  }
  if (isSystemError(error) && error.code === 'EACCES' && error.port !== undefined) {
    return `This user may not listen on port ${error.port}. Choose one from 1024 up.`;
  }
  return types.isNativeError(error) ? (error.stack ?? error.message) : String(error);
}

/** Why a service could not start, for people: a stack trace only for what nobody expected. */
export function describeStartError(service: string, error: unknown): string {
  return `${service} cannot start. ${reasonOf(error)}`;
}
