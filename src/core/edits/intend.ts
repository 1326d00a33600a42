import { inside } from './block';
import type { Span } from './block';
import { codeItems, spanWithLead } from './codeItems';
import type { CodeItem } from './codeItems';
import { fittedAt } from './codePlace';
import type { CodePlace } from './codePlace';
import { elidesWithin, isElision } from './elision';
import { mergeImports } from './mergeImports';
import { isBlank, isComment, isDecorator } from './lineKind';
import type { Hunk } from './lines';
import { headedBlock, namedBlock } from './namedBlock';
import { placeRun } from './placeRun';
import { Refused } from './refusal';
import type { Refusal } from './refusal';
import { refuseLoss } from './refuseLoss';

/** What code changes in a document, or why it cannot be told. */
export type Intended =
  | { readonly ok: true; readonly hunks: readonly Hunk[] }
  | { readonly ok: false; readonly reason: Refusal };

/**
 * What some code means to change in a document: definitions replace those of their name, other lines
 * the stretch that they resemble, `// ... existing code ...` keeps what stands there. Refuses rather
 * than guesses.
 */
export function intend(
  document: readonly string[],
  code: readonly string[],
  preferred?: Span,
): Intended {
  const known = new Set(document.map((line) => line.trim()));
  if (code.some((line) => elidesWithin(line, known))) return { ok: false, reason: 'elided' };
  const window = { start: 0, end: document.length };
  const place = { document, known, window, isDelimited: false, preferred };
  try {
    const hunks = putInto(place, code, { start: 0, end: code.length });
    return { ok: true, hunks: ordered(hunks) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

function putInto(place: CodePlace, code: readonly string[], span: Span): readonly Hunk[] {
  const items = codeItems(code, span, (line) => isElision(line, place.known));
  const hunks: Hunk[] = [];
  /** What a part that found its place stands for in the document. */
  const placed: (Span | undefined)[] = [];
  const fresh: number[] = [];
  items.forEach((item, index) => {
    const found = find(place, code, item, {
      before: edge(items, index - 1, place.isDelimited),
      after: edge(items, index + 1, place.isDelimited),
    });
    if (!found) {
      if (item.kind !== 'elision') fresh.push(index);
      return;
    }
    hunks.push(...found.hunks);
    if (item.kind !== 'imports') placed[index] = found.at;
  });
  const { before, after } = neighbours(items.length, placed);
  for (const index of fresh) {
    const beside = { before: before[index], after: after[index] };
    hunks.push(insertion(place, code, items[index], beside));
  }
  return hunks;
}

type EdgeKind = 'elision' | 'window' | 'item' | 'open';

function edge(items: readonly CodeItem[], index: number, isDelimited: boolean): EdgeKind {
  const neighbour = items[index];
  if (neighbour) return neighbour.kind === 'elision' ? 'elision' : 'item';
  return isDelimited ? 'window' : 'open';
}

interface Found {
  readonly hunks: readonly Hunk[];
  readonly at: Span;
}

function find(
  place: CodePlace,
  code: readonly string[],
  item: CodeItem,
  edges: { readonly before: EdgeKind; readonly after: EdgeKind },
): Found | undefined {
  const lines = code.slice(item.start, item.end);
  switch (item.kind) {
    case 'elision':
      return undefined;
    case 'imports': {
      const hunks = mergeImports(place.document, place.window, lines);
      if (!hunks) throw new Refused('ambiguous');
      const first = hunks[0]?.start ?? place.window.start;
      return { hunks, at: { start: first, end: hunks.at(-1)?.end ?? first } };
    }
    case 'named': {
      const block = namedBlock(place, lines, item);
      return block && replaceBlock(place, code, item, block);
    }
    case 'outline': {
      const head = code[item.head] ?? '';
      return replaceBlock(place, code, { ...item, hasElision: true }, headedBlock(place, head));
    }
    case 'plain': {
      if (lines.every((line) => isBlank(line) || isComment(line)) && edges.before !== 'open') {
        // A remark that leads nowhere changes nothing but itself.
        if (lines.every((line) => place.known.has(line.trim()))) return undefined;
      }
      const outcome = placeRun(lines, place.document, place.window, {
        before: edges.before === 'item' ? 'open' : edges.before,
        after: edges.after === 'item' ? 'open' : edges.after,
        preferred: place.preferred,
      });
      if (!outcome.ok) throw new Refused(outcome.reason);
      return outcome;
    }
  }
}

/** A block of the document replaced by its new text, or by what of its inside is mentioned. */
function replaceBlock(
  place: CodePlace,
  code: readonly string[],
  item: CodeItem & { head: number; hasElision?: boolean },
  block: Span,
): Found {
  const { document, window } = place;
  const lead = code.slice(item.start, item.head);
  const at = spanWithLead(document, block, lead, window.start);
  const fitted = fittedAt(
    document,
    block.start,
    code.slice(item.start, item.end),
    item.head - item.start,
  );
  if (item.hasElision !== true) {
    refuseLoss(document.slice(at.start, at.end), fitted);
    return { hunks: [{ ...at, lines: fitted }], at };
  }
  const inner = inside(code, { start: item.head, end: item.end });
  const old = inside(document, block);
  if (!inner || !old) throw new Refused('elided');
  const headLines = fitted.slice(0, inner.start - item.start);
  const tail = fitted.slice(inner.end - item.start);
  const hunks: Hunk[] = [
    ...changedOnly(document, { start: at.start, end: old.start }, headLines),
    ...putInto({ ...place, window: old, isDelimited: true }, code, inner),
    ...changedOnly(document, { start: old.end, end: block.end }, tail),
  ];
  return { hunks, at };
}

function changedOnly(document: readonly string[], at: Span, lines: readonly string[]): Hunk[] {
  const before = document.slice(at.start, at.end);
  const isSame =
    before.length === lines.length && before.every((line, index) => line === lines[index]);
  return isSame ? [] : [{ ...at, lines }];
}

/** For each part the nearest one before it, and behind it, that found its place. */
function neighbours(count: number, placed: readonly (Span | undefined)[]) {
  const before: (Span | undefined)[] = [];
  const after: (Span | undefined)[] = [];
  for (let at = 1; at < count; at++) before[at] = placed[at - 1] ?? before[at - 1];
  for (let at = count - 2; at >= 0; at--) after[at] = placed[at + 1] ?? after[at + 1];
  return { before, after };
}

interface Beside {
  readonly before: Span | undefined;
  readonly after: Span | undefined;
}

/** A part that is nowhere yet is put beside its neighbour; only a definition can be that new. */
function insertion(
  place: CodePlace,
  code: readonly string[],
  item: CodeItem | undefined,
  { before, after }: Beside,
): Hunk {
  const { document, window, isDelimited } = place;
  if (item?.kind !== 'named' || item.hasElision) throw new Refused('notFound');
  const lines = code.slice(item.start, item.end);
  if (before) {
    const { start, end } = before;
    return {
      start: end,
      end,
      lines: ['', ...fittedAt(document, start, lines, item.head - item.start)],
    };
  }
  if (after) {
    const { start } = after;
    return {
      start,
      end: start,
      lines: [...fittedAt(document, start, lines, item.head - item.start), ''],
    };
  }
  if (!isDelimited) throw new Refused('notFound');
  let end = window.end;
  while (end > window.start && isBlank(document[end - 1] ?? '')) end--;
  const sibling = document
    .slice(window.start, end)
    .findIndex((line) => !isBlank(line) && !isComment(line) && !isDecorator(line));
  const near = sibling < 0 ? window.start : window.start + sibling;
  return {
    start: end,
    end,
    lines: ['', ...fittedAt(document, near, lines, item.head - item.start)],
  };
}

/** In the order of the document; two parts must not be put in the same lines. */
function ordered(hunks: readonly Hunk[]): readonly Hunk[] {
  const sorted = hunks
    .map((hunk, index) => ({ hunk, index }))
    .sort((a, b) => a.hunk.start - b.hunk.start || a.hunk.end - b.hunk.end || a.index - b.index)
    .map(({ hunk }) => hunk);
  const result: Hunk[] = [];
  for (const hunk of sorted) {
    const last = result.at(-1);
    if (last && hunk.start < last.end) throw new Refused('ambiguous');
    if (last && hunk.start === last.end && last.start === last.end && hunk.start === hunk.end) {
      result[result.length - 1] = { ...last, lines: [...last.lines, ...hunk.lines] };
    } else if (last?.end === hunk.start) {
      result[result.length - 1] = {
        start: last.start,
        end: hunk.end,
        lines: [...last.lines, ...hunk.lines],
      };
    } else result.push(hunk);
  }
  return result;
}
