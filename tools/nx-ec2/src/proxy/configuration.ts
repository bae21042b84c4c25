import { addressOf, type SlotName, slotNames } from '../host/addresses';
import { containerPort } from '../release/container-definition';
import type { Release } from '../release/release';

/** The part of a release that the public container depends on. */
export type ProxiedService = Pick<Release, 'service' | 'target' | 'settings'>;

/** Port of the runtime API, inside the public container only. */
export const runtimePort = 9999;

/** Minutes of silence after which the proxy ends a conversation. */
export const conversationMinutes = 10;

/** The proxy's one backend, whose servers are the slots. */
export const backend = 'app';

/** Seconds an idle connection of a client is kept; less than the services keep theirs (75). */
const keepAliveSeconds = 65;

/**
 * Seconds that clients are told they may keep an idle connection: less, so that none sends a request
 * at the moment at which the proxy closes it. The service's own answer would tell them more.
 */
const announcedKeepAliveSeconds = 60;

/** Seconds a client has to send a request's head. */
const requestHeadSeconds = 10;

/** Seconds after which a worker that was reloaded or told to stop ends whatever it has open. */
export const hardStopSeconds = (drainTimeout: number): number => Math.ceil(drainTimeout) + 10;

/** Path that each slot's version answers 2xx once it can take requests. */
export type HealthPaths = Readonly<Record<SlotName, string>>;

/** A path for both slots; versions may differ in it while one takes over from the other. */
const checkedPath = ({ blue, green }: HealthPaths): string =>
  blue === green
    ? `uri "${blue}"`
    : `uri-lf '%[srv_name,regsub(^blue$,${blue}),regsub(^green$,${green})]'`;

/** The health paths of a configuration that was made here. */
export function healthPathsIn(configuration: string): HealthPaths | undefined {
  const [, both] = /^ {2}http-check send .* uri "([^"]*)"/m.exec(configuration) ?? [];
  if (both) return { blue: both, green: both };
  const [, blue, green] =
    /regsub\(\^blue\$,([^)]*)\),regsub\(\^green\$,([^)]*)\)/.exec(configuration) ?? [];
  return blue && green ? { blue, green } : undefined;
}

const server = (port: number, slot: SlotName, active: SlotName | undefined): string =>
  `  server ${slot} ${addressOf(port, slot)}:${containerPort}${slot === active ? '' : ' disabled'}`;

/**
 * HAProxy's configuration for a service, valid from 2.6 on. No name is looked up: addresses are
 * pinned. A version that crashes and restarts makes clients wait instead of failing (`retries`,
 * `fall`); requests that may not be repeated are sent again only while none of them has arrived.
 * A slot that is watched is down until a check succeeds, and looked at every 20 ms until then.
 * @param active the slot that gets the requests; without one every request is answered with 503
 * @param healthPaths where they are not both that of the settings
 */
export function proxyConfiguration(
  { service, settings }: ProxiedService,
  active?: SlotName,
  healthPaths: HealthPaths = { blue: settings.healthPath, green: settings.healthPath },
): string {
  const { port, requestTimeout, drainTimeout } = settings;
  return `global
  log stderr format raw local0 warning
  stats socket ipv4@127.0.0.1:${runtimePort} level admin
  stats socket /run/haproxy/admin.sock mode 600 level admin expose-fd listeners
  stats timeout ${conversationMinutes}m
  hard-stop-after ${hardStopSeconds(drainTimeout)}s
  maxconn 4000

defaults
  mode http
  log global
  option dontlognull
  option dontlog-normal
  timeout connect 1s
  timeout client ${keepAliveSeconds}s
  timeout server ${Math.ceil(requestTimeout * 1000)}ms
  timeout tunnel 1h
  timeout http-request ${requestHeadSeconds}s
  timeout http-keep-alive ${keepAliveSeconds}s
  timeout queue 10s
  timeout check 2s
  option idle-close-on-response
  option redispatch 1
  retries 8
  retry-on conn-failure empty-response

frontend public
  bind :${containerPort}
  option forwardfor
  http-after-response set-header Keep-Alive "timeout=${announcedKeepAliveSeconds}"
  default_backend ${backend}

backend ${backend}
  http-request disable-l7-retry if { method POST PATCH CONNECT }
  http-error status 503 content-type text/plain hdr Retry-After 5 string "No version of ${service} answers.\\n"
  option httpchk
  http-check send meth GET ${checkedPath(healthPaths)} ver HTTP/1.1 hdr Host ${service}
  http-check expect status 200-299
  default-server check inter 500ms fastinter 500ms downinter 20ms fall 20 rise 1
${slotNames.map((slot) => server(port, slot, active)).join('\n')}
`;
}

/** The slot that a configuration sends requests to. */
export const activeIn = (configuration: string): SlotName | undefined =>
  slotNames.find((slot) => new RegExp(`^  server ${slot} \\S+$`, 'm').test(configuration));

/** A configuration without what differs between the slots, for comparing the rest. */
export const withoutActive = (configuration: string): string =>
  configuration.replaceAll(/^( {2}server .*?)(?: disabled)?$/gm, '$1');
