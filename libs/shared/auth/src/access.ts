import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';

/** What a route asks of its caller: a scope of the token, or nothing. */
export type Access = { readonly scope: string } | 'public';

export const accessKey = 'shop:access';

/** The caller's token must have this scope. On a class it is that of all its routes. */
export const Scope = (scope: string) =>
  applyDecorators(
    SetMetadata(accessKey, { scope } satisfies Access),
    ApiSecurity('bearer', [scope]),
  );

/** Open to everybody. */
export const Public = () => SetMetadata(accessKey, 'public' satisfies Access);
