import type { VariableType } from './type-expression';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Keys in a value that its type does not have. Terraform drops them without a word, so that a mistyped
 * setting has no effect.
 * @returns paths from the variable, e.g. `hosts.a.instnce_type`
 */
export function unknownKeys(value: unknown, type: VariableType, path: string): string[] {
  if (type.kind === 'collection') {
    return Object.entries(value ?? {}).flatMap(([key, item]) =>
      unknownKeys(item, type.of, `${path}.${key}`),
    );
  }
  if (type.kind !== 'object' || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const attribute = Object.hasOwn(type.attributes, key) ? type.attributes[key] : undefined;
    return attribute ? unknownKeys(item, attribute, `${path}.${key}`) : [`${path}.${key}`];
  });
}
