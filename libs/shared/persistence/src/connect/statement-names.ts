/** As many texts get a name; a service has fewer, but for lists of varying length. */
const most = 300;

/**
 * Names of prepared statements. Postgres parses and plans a named statement once for each
 * connection, which saves a third of what a short query costs.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private generation = 0;

  /** The name for a text, undefined when it has no parameters or there are too many names. */
  nameOf(text: string, values: readonly unknown[]): string | undefined {
    if (values.length === 0) return undefined;
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= most) return known;
    const name = `s${this.generation}_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }

  /** From now on all texts have other names: the plans of the old ones are of an older schema. */
  renew(): void {
    this.generation += 1;
    this.names.clear();
  }
}
