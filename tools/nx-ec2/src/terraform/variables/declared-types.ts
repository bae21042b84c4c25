import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readType, type VariableType } from './type-expression';

/** A block begins and ends at the left margin, as `terraform fmt` leaves it; or is one line. */
const VARIABLE = /^variable\s+"([^"]+)"\s*\{([^\n]*\}$|[^]*?^\})/gm;
const TYPE = /(?:^|\n)\s*type\s*=\s*([^]*)/;

/** Types of the variables that the text of a .tf file declares. */
export const typesIn = (hcl: string): Record<string, VariableType> =>
  Object.fromEntries(
    [...hcl.matchAll(VARIABLE)].flatMap(([, name = '', block = '']) => {
      const [, type] = TYPE.exec(block) ?? [];
      return type ? [[name, readType(type)]] : [];
    }),
  );

/** Types of the variables of a root module. @param root its absolute folder */
export const declaredTypes = (root: string): Record<string, VariableType> =>
  Object.assign(
    {},
    ...readdirSync(root)
      .filter((name) => name.endsWith('.tf'))
      .map((name) => typesIn(readFileSync(join(root, name), 'utf8'))),
  );
