/** A plugin of Jenkins at one version. */
export interface Plugin {
  id: string;
  /** Missing where the line gives none. */
  version?: string;
}

/** The plugins of a `plugins.txt`, which has `<id>:<version>` on each line, and comments. */
export const pluginsOf = (text: string): Plugin[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)
    .map((line) => {
      const [id = '', version] = line.split(':');
      return { id, version };
    });
