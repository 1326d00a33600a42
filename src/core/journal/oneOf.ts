import * as v from 'valibot';

/**
 * One of a union's words. The table has to name them all, so that a new word does not compile
 * without it; a word of a later version is read as `otherwise`.
 */
export function oneOf<T extends string>(
  words: Readonly<Record<T, true>>,
  otherwise: T,
): v.GenericSchema<unknown, T> {
  const known = (word: unknown): word is T =>
    typeof word === 'string' && Object.hasOwn(words, word);
  return v.pipe(
    v.string(),
    v.transform((word) => (known(word) ? word : otherwise)),
  );
}
