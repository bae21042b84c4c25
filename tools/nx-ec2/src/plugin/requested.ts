/** What a command line asks Nx to run, as far as an environment can be mistyped in it. */
export interface Requested {
  targets: string[];
  configuration?: string;
  dryRun: boolean;
}

const RUN_MANY = new Set(['affected', 'run-many', 'affected:apps']);
const RUN_ONE = new Set(['run', 'run-one']);

const TARGETS = /^(?:-t|--targets?)(?:=(.*))?$/;
const CONFIGURATION = /^(?:-c|--configuration)(?:=(.*))?$/;

/** Values of a flag given as `--flag=a`, `--flag a`, or, with `many`, as `--flag a b`. */
function flagValues(words: readonly string[], flag: RegExp, many: boolean): string[] {
  return words.flatMap((word, index) => {
    const match = flag.exec(word);
    if (!match) return [];
    if (match[1] !== undefined) return [match[1]];
    const rest = words.slice(index + 1);
    const end = rest.findIndex((next) => next.startsWith('-'));
    const values = end < 0 ? rest : rest.slice(0, end);
    return many ? values : values.slice(0, 1);
  });
}

const isOn = (words: readonly string[], ...names: string[]): boolean =>
  words.some((word) => names.some((name) => word === name || word === `${name}=true`));

/**
 * Reads the arguments of an Nx command.
 * @param argv the words after the nx executable, e.g. `affected -t deploy -c staging`
 */
export function readRequest(argv: readonly string[]): Requested {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const [command = '', subject = ''] = words;
  const [, runTarget, runConfiguration] = RUN_ONE.has(command) ? subject.split(':') : [];
  const infix = RUN_MANY.has(command) || RUN_ONE.has(command) ? [] : [command.split(':').at(-1)];
  const targets = [
    ...(runTarget ? [runTarget] : []),
    ...flagValues(words, TARGETS, RUN_MANY.has(command)).flatMap((value) => value.split(',')),
    ...infix.filter((name) => name !== undefined),
  ];
  const configuration = flagValues(words, CONFIGURATION, false).at(-1) ?? runConfiguration;
  return {
    targets: targets.filter(Boolean),
    configuration: configuration || undefined,
    dryRun: isOn(words, '--dry-run', '--dryRun'),
  };
}
