/** A command of Nx as a document shows it. */
export interface ShownCommand {
  text: string;
  /** Targets or the generator that it runs. */
  runs: string[];
  /** Names of the flags, without dashes. */
  flags: string[];
}

const ofNx = /\bnx ((?:run |run-many |affected |g )?[a-z][^`\n#|&>]*)/g;

/** What follows `-t`, up to the next flag. */
function listAfter(words: readonly string[], flag: string): string[] {
  if (!words.includes(flag)) return [];
  const rest = words.slice(words.indexOf(flag) + 1);
  const end = rest.findIndex((word) => word.startsWith('-'));
  return end < 0 ? rest : rest.slice(0, end);
}

function runsOf([first = '', second = '', ...rest]: readonly string[]): string[] {
  if (first === 'run') return [second.split(':')[1] ?? ''];
  if (first === 'run-many' || first === 'affected') return listAfter([second, ...rest], '-t');
  return first === 'g' ? [second] : [first];
}

/** Every Nx command in a text. */
export function shownCommands(markdown: string): ShownCommand[] {
  return [...markdown.matchAll(ofNx)].map(([text, line = '']) => {
    const words = line.trim().split(/\s+/);
    const flags = words.filter((word) => /^--\w/.test(word));
    return {
      text: text.trim(),
      runs: runsOf(words),
      flags: flags.map((flag) => flag.slice(2).split('=')[0] ?? ''),
    };
  });
}
