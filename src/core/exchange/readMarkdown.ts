import * as v from 'valibot';
import type { Attachment } from '../context/attachment';
import type { Turn } from '../conversation/turn';
import { attachmentSchema } from '../journal/decodeAttachment';
import { assistantTurnSchema, userTurnSchema } from '../journal/decodeTurn';
import { bareAttachment, bareTurn } from './bareTurn';
import { formatVersion } from './chatFormat';
import { unfenced } from './fence';
import { inOneBranch } from './foreignChat';
import type { ForeignChat, Said } from './foreignChat';
import { refused } from './importProblem';
import type { Result } from './importProblem';
import { findMarks, nameIn } from './marks';
import type { Mark } from './marks';

const headSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdAt: v.number(),
  title: v.exactOptional(v.string()),
});

/** Reads what `exportMarkdown` writes; undefined for a text without its marks. */
export function readMarkdown(text: string): Result<ForeignChat> | undefined {
  const name = nameIn(text);
  if (name === undefined) return undefined;
  const marks = findMarks(text, name);
  const first = marks.next().value as Mark | undefined;
  const head = v.safeParse(headSchema, first?.meta);
  if (!head.success) return refused('malformed');
  const { version, createdAt, title } = head.output;
  if (version > formatVersion) return refused('newerVersion');
  const said = readSections(text, marks);
  if (!said.ok) return said;
  const turns = inOneBranch(said.value);
  return {
    ok: true,
    value: { createdAt, ...(title !== undefined && { title }), turns, leftOut: 0 },
  };
}

function readSections(text: string, marks: Iterable<Mark | undefined>): Result<readonly Said[]> {
  const said: Said[] = [];
  let attachments: Attachment[] = [];
  let open: Mark | undefined;
  for (const mark of marks) {
    if (!mark || (mark.kind === 'end') === (open === undefined)) {
      return refused('malformed', said.length);
    }
    if (!open) {
      open = mark;
      continue;
    }
    const body = inner(text.slice(open.end, mark.start));
    const part =
      open.kind === 'attachment' ? attachment(open, body) : turn(open, body, attachments);
    const isLost = part && 'role' in part && part.role === 'assistant' && attachments.length > 0;
    if (!part || isLost) return refused('malformed', said.length);
    if ('role' in part) said.push(part);
    attachments = 'role' in part ? [] : [...attachments, part];
    open = undefined;
  }
  return open || attachments.length > 0
    ? refused('malformed', said.length)
    : { ok: true, value: said };
}

/** A text between two empty lines; a file that was converted or tidied has other line ends, or fewer. */
function inner(region: string): string {
  const isExact = region.length >= 4 && region.startsWith('\n\n') && region.endsWith('\n\n');
  if (isExact) return region.slice(2, -2);
  return region.replace(/^(?:\r?\n){1,2}/, '').replace(/(?:\r?\n){1,2}$/, '');
}

function attachment({ meta }: Mark, body: string): Attachment | undefined {
  const text = unfenced(body);
  const parsed = v.safeParse(attachmentSchema, { ...object(meta), id: '', text });
  return parsed.success ? bareAttachment(parsed.output) : undefined;
}

function turn(mark: Mark, text: string, attachments: readonly Attachment[]): Said | undefined {
  const place = { role: mark.kind, id: '', parent: '', text };
  const meta = object(mark.meta);
  const parsed =
    mark.kind === 'user'
      ? v.safeParse(userTurnSchema, { ...meta, ...place, attachments })
      : v.safeParse(assistantTurnSchema, { ...meta, ...place, reasoning: '' });
  return parsed.success ? withoutPlace(bareTurn(parsed.output)) : undefined;
}

function withoutPlace(whole: Turn): Said {
  if (whole.role === 'user') {
    const { id: _id, parent: _parent, ...rest } = whole;
    return rest;
  }
  const { id: _id, parent: _parent, ...rest } = whole;
  return rest;
}

function object(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
