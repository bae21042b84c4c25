import { styleText } from 'node:util';

type Line = Readonly<Record<string, unknown>>;

const colours = { fatal: 'red', error: 'red', warn: 'yellow', info: 'green' } as const;
const spoken = new Set([
  'level',
  'time',
  'service',
  'msg',
  'context',
  'requestId',
  'traceId',
  'spanId',
  'err',
  'stack',
]);

function parse(text: string): Line | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function fieldsOf(line: Line): string[] {
  return Object.entries(line)
    .filter(([key]) => !spoken.has(key))
    .map(([key, value]) => `${key}=${plain(value)}`);
}

function stackOf({ err, stack }: Line): string | undefined {
  const text = stack ?? (err as { stack?: unknown } | undefined)?.stack;
  return typeof text === 'string' ? text : undefined;
}

function paintLevel(level: string, colour: boolean): string {
  const padded = level.toUpperCase().padEnd(5);
  const known = Object.entries(colours).find(([name]) => name === level);
  return colour && known ? styleText(known[1], padded) : padded;
}

/** A JSON log line for people, on local time; any other line as it is. */
export function formatLogLine(text: string, colour: boolean): string {
  const line = parse(text);
  if (!line) return text;
  const time = new Date(String(line['time'])).toTimeString().slice(0, 8);
  const parts = [time, paintLevel(String(line['level']), colour), String(line['service'])];
  if (line['context']) parts.push(`[${line['context']}]`);
  if (line['msg']) parts.push(String(line['msg']));
  const stack = stackOf(line);
  return [[...parts, ...fieldsOf(line)].join(' '), ...(stack ? [stack] : [])].join('\n');
}
