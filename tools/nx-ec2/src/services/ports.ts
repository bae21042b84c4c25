import { Failure } from '../failure';
import { largestPort } from '../host/addresses';

/** What the outside must know of a service: its external port, and the path that answers 200 when it is ready. */
export interface ServicePort {
  port: number;
  healthPath: string;
  /** Seconds that open requests get to finish; as the target `deploy` has it by itself when left out. */
  drainTimeout?: number;
}

interface TargetShape {
  executor?: string;
  options?: Record<string, unknown>;
}

/** The part of an Nx project that is looked at, by project name. */
export type Projects = Readonly<
  Record<string, { root: string; targets?: Readonly<Record<string, TargetShape>> }>
>;

/** Executor that makes a project a service. */
export const deployExecutor = 'nx-ec2:ec2-deploy';
const DEFAULT_HEALTH_PATH = '/health/ready';

const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1024 && Number(value) <= largestPort;

const placeOf = (root: string): string => `targets.deploy.options.port in ${root}/project.json`;

/**
 * The services of a workspace: every project whose `deploy` target runs on EC2 hosts, by service
 * name and in the order of their names.
 * @throws Failure when a service has no valid port, or two have the same name
 */
export function servicesFromGraph(projects: Projects): Record<string, ServicePort> {
  const found = Object.entries(projects)
    .filter(([, { targets }]) => targets?.['deploy']?.executor === deployExecutor)
    .map(([name, { root, targets }]): [string, ServicePort] => {
      const {
        service = name,
        port,
        healthPath = DEFAULT_HEALTH_PATH,
        drainTimeout,
      } = targets?.['deploy']?.options ?? {};
      if (!isPort(port)) {
        throw new Failure(`Service ${service} has no external port`, {
          where: placeOf(root),
          seen: port === undefined ? undefined : JSON.stringify(port),
          remedy: `Give it a port from 1024 to ${largestPort} that no other service has.`,
        });
      }
      const drain = drainTimeout === undefined ? {} : { drainTimeout: Number(drainTimeout) };
      return [String(service), { port, healthPath: String(healthPath), ...drain }];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = found.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new Failure(`Two projects deploy a service named ${twice}`, {
      remedy: 'Give one of them another targets.deploy.options.service.',
    });
  }
  return Object.fromEntries(found);
}

/** @throws Failure naming both services when two have the same external port */
export function assertUniquePorts(services: Readonly<Record<string, ServicePort>>): void {
  const owners = new Map<number, string>();
  for (const [name, { port }] of Object.entries(services)) {
    const owner = owners.get(port);
    if (owner) {
      throw new Failure(`Services ${owner} and ${name} have the same port ${port}`, {
        remedy: `Change targets.deploy.options.port in the project.json of ${owner} or ${name}.`,
      });
    }
    owners.set(port, name);
  }
}
