/** A comment that allows a resource to break a rule. */
export interface PolicyException {
  rule: string;
  /** Environments it holds in; everywhere when left out. */
  environments?: string[];
  reason: string;
  /** From the root module's folder, e.g. `modules/host/main.tf`. */
  file: string;
  line: number;
  /** `aws_instance.this`; undefined when the comment belongs to no block. */
  resource?: string;
}

/** A block `resource` or `data` and where it begins. */
export interface Declaration {
  file: string;
  line: number;
  resource: string;
}

export interface ReadModuleFile {
  declarations: Declaration[];
  exceptions: PolicyException[];
}

const COMMENT = /^\s*(?:#|\/\/)/;
const ALLOW = /^\s*(?:#|\/\/)\s*policy:allow\b\s*(\S*)\s*(.*)$/;
const ENVIRONMENTS = /^in ([\w-]+(?:, *[\w-]+)*):\s*(.*)$/;
const BLOCK = /^(?:resource|data)\s+"([^"]+)"\s+"([^"]+)"\s*\{/;
const ANY_BLOCK = /^\S/;

type Unplaced = Omit<PolicyException, 'resource'>;

function readAllow(text: string, file: string, line: number): Unplaced | undefined {
  const [match, rule = '', rest = ''] = ALLOW.exec(text) ?? [];
  if (match === undefined) return undefined;
  const [scoped, environments, reason] = ENVIRONMENTS.exec(rest) ?? [];
  return {
    rule,
    file,
    line,
    reason: (scoped ? reason : rest)?.trim() ?? '',
    ...(environments && { environments: environments.split(/, */) }),
  };
}

/**
 * Reads the exceptions of one .tf file: `# policy:allow <rule> [in <environment>, …:] <reason>`
 * directly above a resource, or anywhere in it. Blocks begin and end at the left margin, as
 * `terraform fmt` leaves them.
 */
export function readModuleFile(file: string, text: string): ReadModuleFile {
  const read: ReadModuleFile = { declarations: [], exceptions: [] };
  let waiting: Unplaced[] = [];
  let inside: string | undefined;
  const place = (resource: string | undefined) => {
    read.exceptions.push(...waiting.map((exception) => ({ ...exception, resource })));
    waiting = [];
  };
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const exception = readAllow(content, file, line);
    const [, type, name] = BLOCK.exec(content) ?? [];
    if (exception) {
      waiting.push(exception);
      if (inside) place(inside);
    } else if (type && name) {
      const resource = `${type}.${name}`;
      read.declarations.push({ file, line, resource });
      inside = content.trimEnd().endsWith('}') ? undefined : resource;
      place(resource);
    } else if (!inside && !COMMENT.test(content)) {
      place(undefined);
    } else if (ANY_BLOCK.test(content) && !COMMENT.test(content)) {
      inside = undefined;
    }
  }
  place(undefined);
  return read;
}
