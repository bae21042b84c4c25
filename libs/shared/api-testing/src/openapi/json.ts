/** The value that a text of JSON stands for; the text itself when it is none, undefined for nothing. */
export function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
