import { resolveLines } from '../anchors/lineMention';
import type { Attachment } from '../context/attachment';
import { linesOf } from '../edits/lines';
import type { Finding } from './finding';

/** Where a finding belongs: zero-based lines of the file as it was sent, `last` included. */
export interface FindingPlace {
  readonly attachment: Attachment;
  readonly first: number;
  readonly last: number;
}

/**
 * The place of a finding in the code that was reviewed. Where it quotes the line, the quote decides:
 * models count badly and copy well. Undefined where it names a file or a line that was not sent.
 */
export function placeFinding(
  finding: Finding,
  code: readonly Attachment[],
): FindingPlace | undefined {
  const { file, quote } = finding;
  const named = file === undefined ? code : code.filter(({ label }) => endsWithPath(label, file));
  for (const attachment of named) {
    const place = placeIn(attachment, finding);
    if (!place) continue;
    if (quote === undefined) return place;
    const quoted = quotedLine(attachment, quote, place.first);
    if (quoted === undefined) return place;
    return { attachment, first: quoted, last: quoted + place.last - place.first };
  }
  if (quote === undefined) return undefined;
  for (const attachment of named) {
    const first = quotedLine(attachment, quote, attachment.range?.start.line ?? 0);
    if (first !== undefined) return { attachment, first, last: first };
  }
  return undefined;
}

function placeIn(
  attachment: Attachment,
  { firstLine, lastLine }: Finding,
): FindingPlace | undefined {
  const { range } = attachment;
  const lines = range && resolveLines(range, firstLine, lastLine);
  return lines && { attachment, ...lines };
}

/** The line that holds the quote, nearest to where it is said to be. */
function quotedLine({ text, range }: Attachment, quote: string, near: number): number | undefined {
  const start = range?.start.line ?? 0;
  const wanted = quote.split('\n', 1)[0]?.trim() ?? '';
  let best: number | undefined;
  if (wanted === '') return undefined;
  linesOf(text).all.forEach((line, at) => {
    if (!line.includes(wanted)) return;
    const place = start + at;
    if (best === undefined || Math.abs(place - near) < Math.abs(best - near)) best = place;
  });
  return best;
}

function endsWithPath(label: string, file: string): boolean {
  return label === file || label.endsWith(`/${file}`) || file.endsWith(`/${label}`);
}
