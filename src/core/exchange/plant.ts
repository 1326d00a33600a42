import type { Attachment } from '../context/attachment';
import type { ConversationEvent } from '../conversation/event';
import type { AssistantTurn, Turn, TurnId } from '../conversation/turn';
import { decodeEvent } from '../journal/decodeEvent';
import type { ForeignChat } from './foreignChat';
import { refused } from './importProblem';
import type { Result } from './importProblem';

/** What an import needs to become a chat of this window. */
export interface ImportPorts {
  newId(): string;
  /** ms since the epoch; nothing that is imported may be later than this. */
  readonly now: number;
  /** Names this window in stamps. */
  readonly writer: string;
}

/**
 * The events of a chat that was read: every id is new, no time lies in the future (a later choice
 * of a person has to overrule what was imported), and the journal will read each event back.
 */
export function plant(chat: ForeignChat, ports: ImportPorts): Result<readonly ConversationEvent[]> {
  const { now, writer } = ports;
  const stamp = { at: now, writer };
  const ids = new TurnIds(chat, ports);
  const events: ConversationEvent[] = [{ type: 'created', at: past(chat.createdAt, now) }];
  const choices: ConversationEvent[] = [];
  for (const [index, { turn, shown }] of chat.turns.entries()) {
    const place = ids.place(turn);
    if (!place) return refused('malformed', index);
    const event = eventOf({ ...turn, at: past(turn.at, now) }, place, ports);
    if (!readsBack(event)) return refused('malformed', index);
    events.push(event);
    if (shown) choices.push({ type: 'chosen', parent: place.parent, child: place.id, stamp });
  }
  if (chat.turns.length === 0) return refused('empty');
  if (chat.title !== undefined) choices.push({ type: 'titled', title: chat.title, stamp });
  return { ok: true, value: [...events, ...choices] };
}

interface Place {
  readonly id: TurnId;
  readonly parent: TurnId | null;
}

function eventOf(turn: Turn, { id, parent }: Place, ports: ImportPorts): ConversationEvent {
  const { writer } = ports;
  if (turn.role === 'user') {
    const attachments = turn.attachments.map((each) => renewed(each, ports));
    return { type: 'asked', turn: { ...turn, id, parent, attachments }, writer };
  }
  const reply = { ...closed(turn), id, parent: parent ?? '' };
  return { type: 'replyStarted', turn: reply, writer };
}

function renewed({ mimeType, ...attachment }: Attachment, ports: ImportPorts): Attachment {
  const isImage = mimeType !== undefined && /^image\/[\w.+-]{1,40}$/.test(mimeType);
  return { ...attachment, id: ports.newId(), ...(isImage && { mimeType }) };
}

/** Nobody here writes on in a reply that was open when it was exported. */
function closed(turn: AssistantTurn): AssistantTurn {
  if (turn.outcome !== 'open') return turn;
  return { ...turn, outcome: 'truncated', failure: { kind: 'interrupted', model: turn.model } };
}

function past(at: number, now: number): number {
  return Math.max(0, Math.min(at, now));
}

/** A number such as 1e999 is parsed, but JSON cannot hold it. */
function readsBack(event: ConversationEvent): boolean {
  return decodeEvent(JSON.parse(JSON.stringify(event))) !== undefined;
}

/**
 * New ids for those of the file. They grow in the order of the file, since siblings that were born
 * in the same millisecond stand in the order of their ids.
 */
class TurnIds {
  readonly #fresh: string[];
  readonly #all: ReadonlySet<TurnId>;
  readonly #known = new Map<TurnId, TurnId>();
  readonly #lost = new Map<TurnId, TurnId>();
  readonly #ports: ImportPorts;

  constructor(chat: ForeignChat, ports: ImportPorts) {
    this.#ports = ports;
    this.#fresh = chat.turns.map(() => ports.newId()).sort((a, b) => (a < b ? 1 : -1));
    this.#all = new Set(chat.turns.map(({ turn }) => turn.id));
  }

  /** Undefined when the turn is there twice, or before its parent: the file's tree is none. */
  place({ id, parent }: Turn): Place | undefined {
    const place = { id: this.#fresh.pop() ?? '', parent: this.#parent(parent) };
    if (this.#known.has(id) || place.parent === undefined) return undefined;
    this.#known.set(id, place.id);
    return { ...place, parent: place.parent };
  }

  #parent(parent: TurnId | null): TurnId | null | undefined {
    if (parent === null) return null;
    if (this.#all.has(parent)) return this.#known.get(parent);
    const lost = this.#lost.get(parent) ?? this.#ports.newId();
    this.#lost.set(parent, lost);
    return lost;
  }
}
