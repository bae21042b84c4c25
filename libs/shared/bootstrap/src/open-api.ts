import { readConfig } from '@shop/shared-config';
import { describeApi } from '@shop/shared-http';
import { createLogger } from '@shop/shared-logging';
import { createApp } from './create-app';
import type { Service } from './service';

type OpenApiDocument = ReturnType<typeof describeApi>;

/** What describing needs of an environment: nothing is asked, listened to or written. */
const describing = { AUTH: 'off', SERVICE_ENVIRONMENT: 'local', LOG_LEVEL: 'silent' };

/**
 * The description of a service's API, made from its routes and schemas without starting it.
 *
 * @param environment what the service cannot be made without.
 */
export async function openApiDocument(
  service: Service,
  environment: NodeJS.ProcessEnv = {},
): Promise<OpenApiDocument> {
  const config = readConfig(service.variables, { ...environment, ...describing });
  const logger = createLogger({ service: service.descriptor.name, level: 'silent' });
  const app = await createApp(service, config, logger);
  return describeApi(app, service.descriptor);
}

/** The same as the text of the file that is committed. */
export async function openApiJson(
  service: Service,
  environment?: NodeJS.ProcessEnv,
): Promise<string> {
  return `${JSON.stringify(await openApiDocument(service, environment), null, 2)}\n`;
}
