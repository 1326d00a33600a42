/**
 * How well what was typed fits a name or a path, higher is better; undefined where it does not. The
 * letters have to occur in their order, the first of them where a word begins. An empty query fits
 * everything alike.
 */
export function match(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase();
  if (wanted === '') return 0;
  const lower = name.toLowerCase();
  const base = lower.lastIndexOf('/', lower.length - 2) + 1;
  return inBase(wanted, name, lower, base) ?? inPath(wanted, name, lower);
}

/** The last part of a path counts more than the folders before it. */
function inBase(wanted: string, name: string, lower: string, base: number): number | undefined {
  if (lower.startsWith(wanted, base)) return 1000 - (lower.length - base - wanted.length);
  const whole = wholeAt(wanted, name, lower, base);
  if (whole !== undefined) return 700 - (whole - base);
  const gaps = gapsFrom(wanted, name, lower, base);
  return gaps === undefined ? undefined : 400 - gaps;
}

function inPath(wanted: string, name: string, lower: string): number | undefined {
  const whole = wholeAt(wanted, name, lower, 0);
  if (whole !== undefined) return 600 - whole;
  const gaps = gapsFrom(wanted, name, lower, 0);
  return gaps === undefined ? undefined : 200 - gaps;
}

/** Where the query stands in one piece, at the beginning of a word. */
function wholeAt(wanted: string, name: string, lower: string, from: number): number | undefined {
  for (let at = lower.indexOf(wanted, from); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (beginsWord(name, at)) return at;
  }
  return undefined;
}

/** How many letters lie between those of the query, from the best beginning. */
function gapsFrom(wanted: string, name: string, lower: string, from: number): number | undefined {
  let least: number | undefined;
  for (let start = from; start < lower.length; start++) {
    if (lower[start] !== wanted[0] || !beginsWord(name, start)) continue;
    const end = endOfLetters(wanted, lower, start);
    if (end === undefined) break;
    least = Math.min(least ?? Infinity, end - start - wanted.length);
  }
  return least;
}

function endOfLetters(wanted: string, lower: string, start: number): number | undefined {
  let at = start;
  for (const letter of wanted) {
    const found = lower.indexOf(letter, at);
    if (found < 0) return undefined;
    at = found + letter.length;
  }
  return at;
}

function beginsWord(name: string, at: number): boolean {
  const before = name[at - 1];
  if (before === undefined || /[^\p{L}\p{N}]/u.test(before)) return true;
  return /\p{Lu}/u.test(name[at] ?? '') && !/\p{Lu}/u.test(before);
}
