import type { DynamicModule } from '@nestjs/common';
import { buildVariables } from '@shop/shared-about';
import { authVariables } from '@shop/shared-auth';
import { defaultPort, type ServiceDescriptor } from '@shop/shared-descriptor';
import { httpVariables } from '@shop/shared-http';
import { loggingVariables } from '@shop/shared-logging';
import { tracingVariables } from '@shop/shared-tracing';
import { z } from 'zod';

const portProblem = 'must be a whole number from 0 (any free port) to 65535';

/** Environment variables every service reads. A service spreads them among its own. */
export const serviceVariables = {
  PORT: z.coerce
    .number(portProblem)
    .int(portProblem)
    .min(0, portProblem)
    .max(65_535, portProblem)
    .default(defaultPort),
  /** IP address to listen on; every one of the machine when absent. */
  LISTEN_ADDRESS: z.union([z.ipv4(), z.ipv6()], 'must be an IP address').optional(),
  ...loggingVariables,
  ...buildVariables,
  ...authVariables,
  ...httpVariables,
  ...tracingVariables,
};

export type ServiceShape = typeof serviceVariables;
export type Config<Shape extends ServiceShape> = Readonly<z.output<z.ZodObject<Shape>>>;

/** What every service reads. */
export type ServiceConfig = Config<ServiceShape>;

/** All that tells one service from another. */
export interface Service<Shape extends ServiceShape = ServiceShape> {
  readonly descriptor: ServiceDescriptor;
  /** The environment variables it reads. */
  readonly variables: Shape;
  /** Its own module. What every service has beside it is added to it. */
  module(config: Config<Shape>): DynamicModule;
}

/** Infers the type of the configuration from the variables. */
export function defineService<Shape extends ServiceShape>(service: Service<Shape>): Service<Shape> {
  return service;
}
