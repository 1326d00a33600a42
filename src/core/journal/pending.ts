import { isOfDraft } from '../conversation/event';
import type { ConversationEvent, DraftEvent } from '../conversation/event';
import { isWritten } from '../conversation/perWindow';

type Piece = Extract<ConversationEvent, { readonly type: 'delta' | 'reasoningDelta' }>;

/** Events that wait to be written, in order: pieces of a reply are joined, the last draft stands for all. */
export class Pending {
  readonly #events: ConversationEvent[] = [];
  /** Where in `events` the draft and the last piece of each reply are. */
  readonly #places = new Map<string, number>();

  constructor(events: readonly ConversationEvent[] = []) {
    for (const event of events) this.add(event);
  }

  get events(): readonly ConversationEvent[] {
    return this.#events;
  }

  /** Something a person would miss; a folder is made for nothing less. */
  get hasContent(): boolean {
    return this.#events.some(isContent);
  }

  add(event: ConversationEvent): void {
    const place = placeOf(event);
    const at = place === undefined ? undefined : this.#places.get(place);
    const before = at === undefined ? undefined : this.#events[at];
    const joined = before && join(before, event);
    if (joined && at !== undefined) {
      this.#events[at] = joined;
      return;
    }
    if (place !== undefined) this.#places.set(place, this.#events.length);
    this.#events.push(event);
  }
}

function placeOf(event: ConversationEvent): string | undefined {
  if (isOfDraft(event)) return 'draft';
  return isPiece(event) ? `${event.type} ${event.id}` : undefined;
}

function join(before: ConversationEvent, event: ConversationEvent): ConversationEvent | undefined {
  if (isOfDraft(before) && isOfDraft(event)) return lastDraft(before, event);
  if (!isPiece(before) || !isPiece(event)) return undefined;
  const follows = before.offset + before.text.length === event.offset;
  return follows ? { ...before, text: before.text + event.text } : undefined;
}

/** What was typed after a whole draft goes into it: its attachments are not written yet. */
function lastDraft(before: DraftEvent, event: DraftEvent): DraftEvent {
  if (before.type === 'typed' || event.type === 'draft') return event;
  const { text, selection, since, stamp, over } = event;
  const draft = { ...before.draft, text, selection };
  return { type: 'draft', draft, since, stamp, ...(over && { over }) };
}

export function isPiece(event: ConversationEvent): event is Piece {
  return event.type === 'delta' || event.type === 'reasoningDelta';
}

function isContent(event: ConversationEvent): boolean {
  switch (event.type) {
    case 'asked':
    case 'replyStarted':
    case 'delta':
    case 'reasoningDelta':
    case 'replyEnded':
      return true;
    case 'queued':
      return event.questions.length > 0;
    case 'draft':
      return isWritten(event.draft);
    case 'typed':
      return event.text !== '';
    case 'created':
    case 'chosen':
    case 'titled':
    case 'pinned':
    case 'deleted':
      return false;
  }
}
