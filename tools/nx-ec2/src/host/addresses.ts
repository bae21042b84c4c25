/** The one network that the containers of all services of a host share. */
export const servicesNetwork = 'services';

/** One of the two places a version of a service can run in. */
export type SlotName = 'blue' | 'green';
export const slotNames: readonly SlotName[] = ['blue', 'green'];
export const otherSlot = (slot: SlotName): SlotName => (slot === 'blue' ? 'green' : 'blue');

/**
 * Range of the network, set apart for tests of network devices (RFC 2544), so that no VPC, VPN or
 * default network of Docker uses it.
 */
export const subnet = '198.18.0.0/15';

/** What the engine may hand out by itself: below the addresses of the lowest service port, 1024. */
export const dynamicRange = '198.18.8.0/21';
export const gateway = '198.18.0.1';

/** The largest port a service may have: Linux gives those above to outgoing connections. */
export const largestPort = 32_767;

/** What a service has an address for; `spare` is for its public container's successor. */
type Role = 'spare' | 'public' | SlotName;
const roles: readonly Role[] = ['spare', 'public', 'blue', 'green'];

/**
 * The address of a service's container: four for each port of the host, so that no two services
 * can get the same and none has to be remembered. An address from the engine's own pool may belong
 * to another container after a restart, and connections to it would end at the wrong service.
 */
export function addressOf(port: number, role: Role): string {
  const offset = port * roles.length + roles.indexOf(role);
  return `198.${18 + (offset >> 16)}.${(offset >> 8) & 255}.${offset & 255}`;
}
