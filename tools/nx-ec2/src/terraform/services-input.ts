import type { ServicePort } from '../services/ports';

/** Name of the file that Terraform reads by itself. */
export const SERVICES_FILE = 'services.auto.tfvars.json';

/** Terraform's variable `services` as the content of a variable file. */
export function servicesInput(services: Readonly<Record<string, ServicePort>>): string {
  const entries = Object.entries(services).map(([name, { port, healthPath, drainTimeout }]) => {
    // Load balancers take whole seconds.
    const drain = drainTimeout === undefined ? {} : { drain_seconds: Math.ceil(drainTimeout) };
    return [name, { port, health_path: healthPath, ...drain }];
  });
  return `${JSON.stringify({ services: Object.fromEntries(entries) }, null, 2)}\n`;
}
