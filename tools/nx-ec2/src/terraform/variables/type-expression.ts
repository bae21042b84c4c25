/** A type of Terraform, as far as it says which keys a value may have. */
export type VariableType =
  | { kind: 'object'; attributes: Record<string, VariableType> }
  | { kind: 'collection'; of: VariableType }
  /** A text, a number, anything: no keys to check. */
  | { kind: 'other' };

const COLLECTIONS = ['map', 'list', 'set'];
const OTHER: VariableType = { kind: 'other' };

/** Comments are left out; a text is one token. */
const TOKEN = /#.*|\/\/.*|\/\*[^]*?\*\/|"(?:\\.|[^"\\])*"|[\w-]+|[^\s]/g;
const isComment = (token: string): boolean => /^(#|\/\/|\/\*)/.test(token);
const OPENING = '([{';
const CLOSING = ')]}';

/** Reads type expressions, e.g. `map(object({ size = optional(number, 3) }))`. */
class TypeReader {
  private position = 0;
  private readonly tokens: string[];

  constructor(text: string) {
    this.tokens = (text.match(TOKEN) ?? []).filter((token) => !isComment(token));
  }

  type(): VariableType {
    const name = this.tokens[this.position++] ?? '';
    if (this.tokens[this.position] !== '(') return OTHER;
    this.position += 1;
    const type = this.inside(name);
    this.skipToEnd();
    return type;
  }

  private inside(name: string): VariableType {
    if (name === 'object') return this.attributes();
    if (name === 'optional') return this.type();
    return COLLECTIONS.includes(name) ? { kind: 'collection', of: this.type() } : OTHER;
  }

  private attributes(): VariableType {
    const attributes: Record<string, VariableType> = {};
    this.position += 1;
    while (this.position < this.tokens.length && this.tokens[this.position] !== '}') {
      const name = this.tokens[this.position] ?? '';
      if (name === ',') {
        this.position += 1;
        continue;
      }
      // The name, and what stands between it and its type.
      this.position += 2;
      attributes[name.replace(/^"|"$/g, '')] = this.type();
    }
    this.position += 1;
    return { kind: 'object', attributes };
  }

  /** Leaves the parentheses that were entered, and what else is in them, such as a default. */
  private skipToEnd(): void {
    for (let depth = 1; depth > 0 && this.position < this.tokens.length; this.position += 1) {
      const token = this.tokens[this.position] ?? '';
      if (OPENING.includes(token)) depth += 1;
      if (CLOSING.includes(token)) depth -= 1;
    }
  }
}

/** @param text a type expression, and whatever follows it */
export const readType = (text: string): VariableType => new TypeReader(text).type();
