/** Most places that are told apart; more are as good as many. */
const most = 50;

/**
 * Lines at which a run of lines stands in a text, blanks at the ends of lines aside. Empty for a run
 * that is blank.
 */
export function occurrences(text: readonly string[], run: readonly string[]): readonly number[] {
  const wanted = run.map((line) => line.trim());
  // Looked for by its rarest kind of line: the longest.
  const probe = wanted.reduce(
    (best, line, at) => (line.length > (wanted[best] ?? '').length ? at : best),
    0,
  );
  const probed = wanted[probe] ?? '';
  if (probed === '') return [];
  const places: number[] = [];
  for (let line = probe; line < text.length && places.length < most; line++) {
    if ((text[line] ?? '').trim() !== probed) continue;
    const start = line - probe;
    if (wanted.every((each, at) => (text[start + at] ?? '').trim() === each)) {
      if (start + wanted.length <= text.length) places.push(start);
    }
  }
  return places;
}
