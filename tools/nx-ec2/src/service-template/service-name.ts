import { Script } from 'node:vm';
import { names } from '@nx/devkit';
import { Failure } from '../failure';

/** What Terraform, ECR and DNS take alike. */
const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const maxLength = 31;

/** Names that already mean something, by what: see `services` in Terraform's variables for some. */
const reserved: Readonly<Record<string, string>> = {
  ...mean('the infrastructure', 'infra', 'infrastructure', 'terraform', 'sandbox'),
  ...mean('the database server and its credentials', 'database', 'postgres', 'rdsadmin'),
  ...mean('databases that every PostgreSQL has', 'template0', 'template1'),
  ...mean('what all services share', 'shared', 'common', 'services'),
  ...mean('the tools and tests of the workspace', 'tools', 'e2e', 'test'),
  ...mean('the host itself', 'localhost', 'host'),
};

function mean(what: string, ...words: string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, what]));
}

/** Containers and volumes of another service are named so. */
const ofContainers = /-(blue|green|previous|spare|proxy|step)$/;

/** Whether code can have a constant of this name. */
function isIdentifier(word: string): boolean {
  try {
    return Boolean(new Script(`'use strict'; const ${word} = 0;`));
  } catch {
    return false;
  }
}

/** Why a service cannot be called so; nothing when it can. */
export function nameProblem(name: string): string | undefined {
  if (!kebabCase.test(name) || name.length > maxLength) {
    return `it is not kebab-case of at most ${maxLength} characters: lower-case letters, digits and single hyphens, beginning with a letter`;
  }
  if (Object.hasOwn(reserved, name)) return `it stands for ${reserved[name]}`;
  const [, role] = ofContainers.exec(name) ?? [];
  if (role) return `containers and volumes of a service have names that end in -${role}`;
  return isIdentifier(names(name).propertyName) ? undefined : 'it is a word of the language';
}

/** @throws Failure when a service cannot be called so */
export function assertServiceName(name: string): void {
  const problem = nameProblem(name);
  if (!problem) return;
  throw new Failure(`A service cannot be called ${name}`, {
    seen: problem,
    remedy: 'Choose another name, for example `payments` or `gift-cards`.',
  });
}
