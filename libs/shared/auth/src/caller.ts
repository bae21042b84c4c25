import { type Caller, current } from '@shop/shared-context';

const anonymous: Caller = { subject: 'anonymous', scopes: [] };

/** Who sent the request being handled; `anonymous` where no token is asked for. */
export const currentCaller = (): Caller => current()?.caller ?? anonymous;
