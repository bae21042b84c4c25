/** A service of a compose file, as far as the tests look at it. */
export interface ComposeService {
  image?: string;
  build?: string;
  environment?: Record<string, string>;
  secrets?: string[];
  ports?: string[];
  volumes?: string[];
}

export interface Compose {
  services: Record<string, ComposeService>;
  secrets: Record<string, { file?: string; environment?: string }>;
}

const SECRET_NAME = /(password|secret|token|key)$/i;

/** Variables of a service that would hold a secret, where every process and `docker inspect` shows it. */
export const secretVariables = ({ environment = {} }: ComposeService): string[] =>
  Object.keys(environment).filter((name) => SECRET_NAME.test(name));

/** Variables whose value is written into the file although it has to come from outside. */
export const literalValues = ({ environment = {} }: ComposeService, given: string[]): string[] =>
  given.filter((name) => !/^\$\{[A-Z_0-9]+:\?.+\}$/.test(environment[name] ?? ''));
