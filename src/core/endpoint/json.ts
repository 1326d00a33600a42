/** An object of parsed JSON of which only these fields are looked at; none is trusted. */
export type Fields<K extends string> = Readonly<Partial<Record<K, unknown>>>;

/** The value as an object with the named fields to look at, if it is an object and no array. */
export function fieldsOf<K extends string>(value: unknown): Fields<K> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields<K>)
    : undefined;
}

/** Neither missing nor null, which servers use alike. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The value as an array; anything else is an empty one. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A string with something in it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number, also when it was sent as a string (`"401"`, `"0.000946000"`). */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
