import {
  type CanActivate,
  type DynamicModule,
  Module,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Access } from './access';
import { AuthGuard } from './auth.guard';
import { type AuthConfig, checkAuth } from './auth-variables';
import { accessOf } from './route-access';
import { ServiceTokens } from './service-tokens';
import { TokenVerifier } from './token-verifier';

/** What each route asks for, read once when all routes are known. */
class RouteAccess implements OnModuleInit {
  private routes: ReadonlyMap<unknown, Access> = new Map();

  constructor(private readonly discovery: DiscoveryService) {}

  readonly of = (handler: unknown): Access | undefined => this.routes.get(handler);

  onModuleInit(): void {
    const types = this.discovery.getControllers().map(({ metatype }) => metatype as Type);
    this.routes = accessOf(types);
  }
}

const everybody: CanActivate = { canActivate: () => true };

function guardOf(config: AuthConfig, access: RouteAccess): CanActivate {
  const { AUTH, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, AUTH_JWKS_URL: jwksUrl } = config;
  if (AUTH === 'off' || !issuer || !audience || !jwksUrl) return everybody;
  return new AuthGuard(access.of, new TokenVerifier({ issuer, audience, jwksUrl }));
}

/** Asks every route's caller for what the route declares; a route that declares nothing is refused. */
@Module({})
export class AuthModule {
  /** @throws {ConfigError} when the configuration would leave a deployed service open. */
  static with(config: AuthConfig): DynamicModule {
    checkAuth(config);
    return {
      module: AuthModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: RouteAccess,
          inject: [DiscoveryService],
          useFactory: (discovery: DiscoveryService) => new RouteAccess(discovery),
        },
        {
          provide: APP_GUARD,
          inject: [RouteAccess],
          useFactory: (access: RouteAccess) => guardOf(config, access),
        },
        { provide: ServiceTokens, useValue: ServiceTokens.from(config) },
      ],
      exports: [ServiceTokens],
    };
  }
}
