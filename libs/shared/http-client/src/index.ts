export type { Call } from './call';
export type { ClientOptions } from './client-options';
export { createClient, type ServiceClient } from './create-client';
export type { Problem } from './problem';
export { RemoteProblem } from './remote-problem';
export { RemoteUnavailable, type UnavailableReason } from './remote-unavailable';
