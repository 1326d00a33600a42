/** Most places that are told apart; more are as good as many. */
const most = 50;

/**
 * Lines at which a run of lines stands in a text, blanks at the ends of lines aside; the first ones,
 * also where they overlap. Empty for a run that is blank. Time is linear in both, also where all lines
 * are the same.
 */
export function occurrences(text: readonly string[], run: readonly string[]): readonly number[] {
  const wanted = run.map((line) => line.trim());
  if (wanted.every((line) => line === '')) return [];
  const borders = bordersOf(wanted);
  const places: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length && places.length < most; at++) {
    const line = (text[at] ?? '').trim();
    while (matched > 0 && wanted[matched] !== line) matched = borders[matched - 1] ?? 0;
    if (wanted[matched] === line) matched++;
    if (matched < wanted.length) continue;
    places.push(at + 1 - matched);
    matched = borders[matched - 1] ?? 0;
  }
  return places;
}

/** For each beginning of a run, how many of its last lines are its first lines again. */
function bordersOf(wanted: readonly string[]): Int32Array {
  const borders = new Int32Array(wanted.length);
  for (let at = 1, length = 0; at < wanted.length; at++) {
    while (length > 0 && wanted[length] !== wanted[at]) length = borders[length - 1] ?? 0;
    if (wanted[length] === wanted[at]) length++;
    borders[at] = length;
  }
  return borders;
}
