/** A message that calls a command. */
export interface SlashCall {
  /** Without the slash, as it was written. */
  readonly name: string;
  /** What stands behind the name, without the blanks around it. */
  readonly rest: string;
}

const form = /^\/(\p{L}[\p{L}\p{N}_-]*)(?:\s+([^]*))?$/u;

/**
 * The command that a message calls: `/name` at its very beginning, then nothing or a blank. A path
 * such as `/etc/hosts` calls none, nor does anything behind a blank.
 */
export function slashCall(text: string): SlashCall | undefined {
  const [, name, rest = ''] = form.exec(text) ?? [];
  return name === undefined ? undefined : { name, rest: rest.trim() };
}

/**
 * The command that was probably meant by a name that none has: it differs by a letter left out,
 * added, wrong or swapped with its neighbour (by two of these in a long name), or is its beginning.
 */
export function probablyMeant(name: string, known: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  const limit = written.length > 5 ? 2 : 1;
  const near = known
    .map((each) => ({ each, steps: steps(written, each.toLowerCase(), limit) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)[0];
  if (near) return near.each;
  return written.length < 2
    ? undefined
    : known.find((each) => each.toLowerCase().startsWith(written));
}

/** Edits from one word to the other, a swap of neighbours being one; above `limit` it may be off. */
function steps(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: readonly number[] = [];
  let old: readonly number[] = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const at = (line: readonly number[], index: number): number => line[index] ?? Infinity;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(old, j) + 1,
          at(row, j - 1) + 1,
          at(old, j - 1) + same,
          swapped ? at(older, j - 2) + 1 : Infinity,
        ),
      );
    }
    older = old;
    old = row;
  }
  return old[b.length] ?? Infinity;
}
