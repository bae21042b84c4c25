import { nx, standaloneEnvironment } from '@shop/workspace';

/** The outputs of the infrastructure that the check needs. */
export interface InfraOutputs {
  /** Public URLs of each service, one for each host that runs it. */
  service_urls: Record<string, string[]>;
  /** Readiness URLs of the same. */
  health_urls: Record<string, string[]>;
}

/** The values in what `nx run infra:outputs --json` prints, between the lines of Nx. */
export function outputsIn(text: string): InfraOutputs {
  const json = text.slice(text.indexOf('\n{') + 1, text.lastIndexOf('\n}') + 2);
  const outputs = JSON.parse(json) as Record<string, { value: unknown }>;
  const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as InfraOutputs;
}

/** Asks the environment's state. The caller's credentials are used, unlike in tests on the sandbox. */
export async function infraOutputs(workspace: string, environment: string): Promise<InfraOutputs> {
  const credentials = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
  const args = ['run', 'infra:outputs', '-c', environment, '--json', '--outputStyle=static'];
  const { stdout } = await nx(workspace, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...standaloneEnvironment(), ...Object.fromEntries(credentials) },
  });
  return outputsIn(String(stdout));
}
