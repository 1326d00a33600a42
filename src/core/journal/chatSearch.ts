import { turnById } from '../conversation/branch';
import type { Turn, TurnId } from '../conversation/turn';
import type { ChatSummary } from './chatSummary';
import { excerpt } from './excerpt';
import type { Excerpt } from './excerpt';
import type { Files } from './files';
import { readChat } from './readChat';
import { SearchTerms } from './searchTerms';
import { TextCache } from './textCache';
import type { ChatText } from './textCache';

/** A chat in which something was found. */
export interface ChatHit {
  readonly chat: ChatSummary;
  /** The first of the questions and answers in which all terms are; none when only the title has them. */
  readonly turns: readonly { readonly id: TurnId; readonly excerpt: Excerpt }[];
  /** In how many questions and answers. */
  readonly count: number;
}

/** Chats that are being read at a time: where files are asked for one by one, waiting is most of it. */
const readAhead = 32;
/** And at first, so that the first hit is soon there. */
const firstReads = 8;
/** Turns of a chat that are told. */
const told = 3;
/** ms of work after which others have their turn. */
const slice = 10;

/**
 * Looks through all text of all chats: titles, questions, attachments and answers of all branches.
 * Texts that were read stay in a bounded memory, so that the next letter typed needs no reading; a
 * chat in which the beginning of a query was not found is not looked at again for the rest of it.
 */
export class ChatSearch {
  readonly #files: Files;
  readonly #texts: TextCache;
  readonly #reading = new Map<string, Promise<ChatText>>();
  /** Chats in which a query was not found, by their state. */
  #misses = { query: '', chats: new Map<string, string>() };

  /** `memory`: how much text is kept, UTF-16 length. */
  constructor(files: Files, memory = 16_000_000) {
    this.#files = files;
    this.#texts = new TextCache(memory);
  }

  /**
   * Yields the chats as they are found, in the order given. Ends when aborted. A chat that cannot be
   * read is passed over.
   */
  async *find(
    query: string,
    chats: readonly ChatSummary[],
    signal?: AbortSignal,
  ): AsyncGenerator<ChatHit, void, undefined> {
    const terms = new SearchTerms(query);
    if (terms.isEmpty) return;
    const misses = this.#missesFor(query);
    const candidates = chats.filter((chat) => misses.get(chat.id) !== stateOf(chat));
    const texts = new Map<ChatSummary, Promise<ChatText>>();
    let begun = Date.now();
    for (const [at, chat] of candidates.entries()) {
      const ahead = Math.min(readAhead, firstReads + 2 * at);
      for (const next of candidates.slice(at, at + ahead)) {
        if (!texts.has(next)) texts.set(next, this.#textOf(next));
      }
      const hit = hitIn(chat, (await texts.get(chat)) ?? [], terms);
      texts.delete(chat);
      if (signal?.aborted) return;
      if (hit) yield hit;
      else misses.set(chat.id, stateOf(chat));
      if (Date.now() - begun < slice) continue;
      await new Promise<void>((resolve) => setTimeout(resolve));
      begun = Date.now();
    }
  }

  /** What is known not to match, where the query goes on from the one before. */
  #missesFor(query: string): Map<string, string> {
    const known = query.startsWith(this.#misses.query) ? this.#misses.chats : [];
    this.#misses = { query, chats: new Map(known) };
    return this.#misses.chats;
  }

  /** A chat that is being read for a search that was given up is not read once more for the next. */
  async #textOf(chat: ChatSummary): Promise<ChatText> {
    const known = this.#texts.get(chat.id, stateOf(chat));
    if (known) return known;
    const place = `${chat.id} ${stateOf(chat)}`;
    const reading = this.#reading.get(place) ?? this.#read(chat);
    this.#reading.set(place, reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(place);
    }
  }

  async #read(chat: ChatSummary): Promise<ChatText> {
    try {
      const { conversation } = await readChat(this.#files, chat.id);
      const text = [...conversation.turns.keys()].flatMap((id) => {
        const turn = turnById(conversation, id);
        return turn ? [{ id, text: textOf(turn) }] : [];
      });
      this.#texts.set(chat.id, stateOf(chat), text);
      return text;
    } catch {
      return [];
    }
  }
}

function stateOf({ noted }: ChatSummary): string {
  return `${noted.at} ${noted.writer}`;
}

function textOf(turn: Turn): string {
  if (turn.role === 'assistant') return turn.text;
  const attached = turn.attachments.map(({ kind, label, text }) =>
    kind === 'image' ? label : `${label}\n${text}`,
  );
  return [turn.text, ...attached].join('\n');
}

function hitIn(chat: ChatSummary, text: ChatText, terms: SearchTerms): ChatHit | undefined {
  const found = text.filter((turn) => terms.matches(turn.text));
  if (found.length === 0 && !terms.matches(chat.title)) return undefined;
  const turns = found.slice(0, told).map(({ id, text: whole }) => ({
    id,
    excerpt: excerpt(whole, terms.spans(whole)),
  }));
  return { chat, turns, count: found.length };
}
