import { fitRun } from './fitRun';
import { occurrences } from './occurrences';

/** Where each line of what was sent stands now. */
export function findPart(
  document: readonly string[],
  part: readonly string[],
  line: number,
): Int32Array | 'ambiguous' | undefined {
  const places = occurrences(document, part);
  const place = places.includes(line) ? line : places[0];
  if (place !== undefined) {
    if (places.length > 1 && place !== line) return 'ambiguous';
    return Int32Array.from(part, (_, at) => place + at);
  }
  const fit = fitRun(part, document, { start: 0, end: document.length }, 0.4);
  if (!fit.ok) return fit.reason === 'ambiguous' ? 'ambiguous' : undefined;
  return Int32Array.from(fit.fit.pairs, (pair, at) =>
    (document[pair] ?? '').trim() === (part[at] ?? '').trim() ? pair : -1,
  );
}
