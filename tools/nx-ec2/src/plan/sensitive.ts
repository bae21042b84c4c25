import type { Path } from './path';

export const MASK = '(sensitive)';

/**
 * A value with everything that Terraform marks as sensitive in it masked.
 * @param marks the shape of the value, with `true` where it is sensitive
 */
export function masked(value: unknown, marks: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (marks === true) return MASK;
  if (Array.isArray(value)) {
    const list: unknown[] = Array.isArray(marks) ? marks : [];
    return value.map((item, index) => masked(item, list[index]));
  }
  if (typeof value !== 'object') return value;
  const shape = (typeof marks === 'object' && marks !== null ? marks : {}) as object;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, masked(item, Reflect.get(shape, key))]),
  );
}

/** Whether the value at the end of a path, or something it is part of, is marked. */
export function isSensitive(marks: unknown, path: Path): boolean {
  if (marks === true) return true;
  const [step, ...rest] = path;
  if (step === undefined || typeof marks !== 'object' || marks === null) return false;
  return isSensitive(Reflect.get(marks, step), rest);
}
