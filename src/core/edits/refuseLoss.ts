import { definedName } from './definition';
import { isBlank, isComment } from './lineKind';
import { Refused } from './refusal';

/** Least number of lines whose loss is looked at. */
const fewLines = 6;

/** A block that shrinks to a fragment of itself was most likely not written out. */
export function refuseLoss(before: readonly string[], after: readonly string[]): void {
  const old = before.filter((line) => !isBlank(line) && !isComment(line));
  const kept = new Set(after.map((line) => line.trim()));
  const lost = old.filter((line) => !kept.has(line.trim()));
  const written = after.filter((line) => !isBlank(line)).length;
  const names = (lines: readonly string[]) =>
    lines.flatMap((line) => definedName(line) ?? []).slice(1);
  const named = names(old);
  const after_ = new Set(names(after));
  const gone = named.filter((name) => !after_.has(name));
  const shrinks =
    lost.length >= fewLines && lost.length * 2 > old.length && written * 2 < old.length;
  const drops = gone.length >= 2 && gone.length * 2 >= named.length && written < old.length;
  if (shrinks || drops) throw new Refused('wouldLose');
}
