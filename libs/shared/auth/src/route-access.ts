import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { isOperational } from '@shop/shared-descriptor';
import { type Access, accessKey } from './access';

type Handler = (...given: never[]) => unknown;

export interface Route {
  readonly handler: Handler;
  /** Method and path for people. */
  readonly name: string;
  readonly access: Access | undefined;
}

function pathsOf(target: object): string[] {
  const paths: unknown = Reflect.getMetadata(PATH_METADATA, target);
  return [paths].flat().map((path) => (typeof path === 'string' ? path : ''));
}

function join(prefix: string, path: string): string {
  return `/${[prefix, path]
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter(Boolean)
    .join('/')}`;
}

/** The routes of a controller and what each asks of its caller. */
export function routesOf(controller: Type): Route[] {
  const prototype: Record<string, unknown> = controller.prototype;
  return Object.getOwnPropertyNames(prototype).flatMap((key) => {
    const handler = key === 'constructor' ? undefined : prototype[key];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler)];
    const declared: Access | undefined =
      Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, controller);
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(handler).map((path) => {
        const full = join(prefix, path);
        const access = declared ?? (isOperational(full) ? ('public' as const) : undefined);
        return { handler: handler as Handler, name: `${method} ${full}`, access };
      }),
    );
  });
}

/** A route says nothing about who may call it. */
export class UndeclaredAccess extends Error {
  override readonly name = 'UndeclaredAccess';

  constructor(routes: readonly string[]) {
    super(
      [
        'These routes do not say who may call them. Add @Scope(...) or @Public() to each:',
        ...routes.map((route) => `  ${route}`),
      ].join('\n'),
    );
  }
}

/**
 * What each handler asks of its caller.
 *
 * @throws {UndeclaredAccess} naming every route that does not say.
 */
export function accessOf(controllers: readonly Type[]): ReadonlyMap<unknown, Access> {
  const routes = controllers.flatMap(routesOf);
  const undeclared = routes.filter(({ access }) => access === undefined);
  if (undeclared.length > 0) throw new UndeclaredAccess(undeclared.map(({ name }) => name));
  return new Map(routes.map(({ handler, access }) => [handler, access ?? 'public']));
}
