type ParameterOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** Every reader of a URL takes these for steps in the path, encoded or not. */
const steps = ['', '.', '..'];

/**
 * The path with its `:name` parameters in place, each encoded as one segment.
 *
 * @throws {RangeError} for a value that can not be a segment: empty, `.` or `..`.
 */
export function fillPath<Path extends string>(
  path: Path,
  parameters: Readonly<Record<ParameterOf<Path>, string>>,
): string {
  const values: Readonly<Record<string, string>> = parameters;
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (steps.includes(value)) throw new RangeError(`${name} of ${path} can not be "${value}"`);
    return encodeURIComponent(value);
  });
}
