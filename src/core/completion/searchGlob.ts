/**
 * A glob for paths in which the query stands in one piece (`together`), or only its letters in their
 * order (`apart`), whatever their case. A slash in the query goes between folders.
 */
export function globFor(query: string, how: 'together' | 'apart'): string {
  const parts = query.split('/').map((part) => {
    const letters = Array.from(part, eitherCase);
    return letters.length === 0 ? '' : `*${letters.join(how === 'apart' ? '*' : '')}*`;
  });
  const path = parts.filter((part) => part !== '').join('/**/');
  // Behind a slash at the end everything in that folder is meant.
  return query.endsWith('/') ? `**/${path}/**` : `**/${path}`;
}

/** Letters mean themselves in both cases; what means something in a glob fits any one letter. */
function eitherCase(letter: string): string {
  if (/[*?[\]{}!,\\^]/.test(letter)) return '?';
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper || lower.length > 1 || upper.length > 1 ? letter : `[${lower}${upper}]`;
}

/** Those globs that can stand within braces: braces do not nest. */
export function withoutBraces(globs: readonly string[]): readonly string[] {
  return globs.filter((glob) => !/[{},]/.test(glob));
}
