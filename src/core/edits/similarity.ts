/**
 * How alike two lines are, 0 to 1, by the words and signs that they have in common; lines that give
 * a value to the same name are alike whatever the value.
 */
export function similarity(a: string, b: string): number {
  if (a.trim() === b.trim()) return 1;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) shared += weight(word);
    counts.set(word, count - 1);
  }
  const total = [...left, ...right].reduce((sum, word) => sum + weight(word), 0);
  const alike = total === 0 ? 0 : (2 * shared) / total;
  const name = assignedName(a);
  return name !== undefined && name === assignedName(b) ? Math.max(alike, 0.8) : alike;
}

/** Signs are what all lines have in common. */
function weight(word: string): number {
  return /^[\p{L}\p{N}_$]/u.test(word) ? 1 : 0.2;
}

/** Longest part of a line that is compared, UTF-16 length. */
const longest = 1000;

function wordsOf(line: string): readonly string[] {
  return line.slice(0, longest).match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}

/** The name in `const name = …`, `name: …`, `name = …`. */
function assignedName(line: string): string | undefined {
  return /^\s*(?:(?:export|const|let|var|val|final|static|public|private|readonly)\s+)*["']?([\w$.-]+)["']?\s*(?::[^=:]+)?(?:=(?![=>])|:\s)/.exec(
    line.slice(0, longest),
  )?.[1];
}
