/** Blanks and tabs at the start of a line. */
export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/**
 * Lines with other indentations: each that is known becomes what `indents` says; a deeper one keeps
 * what it has beyond the longest known beginning.
 */
export function translateIndents(
  lines: readonly string[],
  indents: ReadonlyMap<string, string>,
): readonly string[] {
  if ([...indents].every(([before, after]) => before === after)) return lines;
  const known = [...indents].sort(([a], [b]) => b.length - a.length);
  const unit = stepOf(indents.values());
  const old = stepOf(indents.keys());
  return lines.map((line) => {
    if (line.trim() === '') return line;
    const indent = indentOf(line);
    const [before, after] = known.find(([each]) => indent.startsWith(each)) ?? ['', ''];
    return after + inUnit(indent.slice(before.length), old, unit) + line.slice(indent.length);
  });
}

/** One level of a text's indentation as written: a tab, or the smallest step in blanks. */
export function stepOf(indents: Iterable<string>): string {
  let smallest = Infinity;
  const widths: number[] = [];
  for (const indent of indents) {
    if (indent.includes('\t')) return '\t';
    widths.push(indent.length);
  }
  const rising = [...new Set(widths)].sort((a, b) => a - b);
  rising.forEach((width, at) => {
    const step = width - (rising[at - 1] ?? 0);
    if (step > 0) smallest = Math.min(smallest, step);
  });
  return Number.isFinite(smallest) ? ' '.repeat(smallest) : '';
}

/** Indentation written in steps of `from`, written in steps of `to`; what is no whole step stays. */
function inUnit(indent: string, from: string, to: string): string {
  if (from === to || from === '' || to === '' || indent === '') return indent;
  let levels = 0;
  let rest = indent;
  for (; rest.startsWith(from); rest = rest.slice(from.length)) levels++;
  return to.repeat(levels) + rest;
}

/** The first line that is not blank. */
function firstText(lines: readonly string[]): string | undefined {
  return lines.find((line) => line.trim() !== '');
}

/**
 * Code moved to the indentation `target`, by its first line: further lines keep their distance to
 * it, written with `step` where their own is of another kind. Blank lines stay without blanks.
 */
export function fitIndent(
  lines: readonly string[],
  target: string,
  step: string,
): readonly string[] {
  const own = indentOf(firstText(lines) ?? '');
  const from = stepOf(lines.filter((line) => line.trim() !== '').map(indentOf));
  const to = step === '' || isSameKind(from, step) ? from : step;
  if (own === target && from === to) return lines;
  return lines.map((line) => {
    if (line.trim() === '') return '';
    const indent = indentOf(line);
    if (indent.startsWith(own)) {
      return target + inUnit(indent.slice(own.length), from, to) + line.slice(indent.length);
    }
    const less = own.length - indent.length;
    const kept = inUnit(indent, from, to);
    const shorter = target.slice(
      0,
      Math.max(0, target.length - inUnit(own.slice(0, less), from, to).length),
    );
    return (
      (target.length >= own.length ? shorter : kept.slice(0, shorter.length)) +
      line.slice(indent.length)
    );
  });
}

/** Two blanks and four are the same kind: how deep a level is remains the code's own choice. */
function isSameKind(a: string, b: string): boolean {
  return a === '' || b === '' || a.startsWith('\t') === b.startsWith('\t');
}
