export { Public, Scope } from './access';
export { AuthModule } from './auth.module';
export { authVariables, type AuthConfig, checkAuth } from './auth-variables';
export { currentCaller } from './caller';
export { UndeclaredAccess } from './route-access';
export { NoServiceToken, ServiceTokens } from './service-tokens';
