import type { Position } from '../context/attachment';

/** One edit of a document: this part of it, as it was before, was replaced. */
export interface LineEdit {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
  readonly text: string;
}

/**
 * Where lines stand after an edit; all lines are zero-based. A line whose whole text went with the
 * edit is undefined from then on; one that kept a part of its text stays with that part, the
 * beginning before the end.
 */
export function shiftLines(
  lines: readonly (number | undefined)[],
  edit: LineEdit,
): readonly (number | undefined)[] {
  const { start, end } = edit;
  const added = lineBreaks(edit.text);
  const grown = added - (end.line - start.line);
  if (grown === 0 && start.line === end.line) return lines;
  return lines.map((line) => {
    if (line === undefined || line < start.line) return line;
    if (line > end.line) return line + grown;
    const keepsBeginning = line === start.line && start.character > 0;
    if (keepsBeginning) return line;
    // Of the last line what stands behind the edit is left, which is all of it for whole lines.
    if (line === end.line && (end.character === 0 || start.line < end.line)) return line + grown;
    return line === end.line ? line : undefined;
  });
}

function lineBreaks(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
