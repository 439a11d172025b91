/** Admins write `half_life_days`, the domain reads `halfLifeDays`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

export type CamelKeys<Shape> = { [Key in keyof Shape as CamelCase<Key & string>]: Shape[Key] };

/** Renames the keys of one mapping, not of what it holds: keys that are ids keep their spelling. */
export function camelKeys<Shape extends object>(value: Shape): CamelKeys<Shape> {
  const entries = Object.entries(value).map(([key, each]) => [
    key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    each as unknown,
  ]);
  return Object.fromEntries(entries) as CamelKeys<Shape>;
}
