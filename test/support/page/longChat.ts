import { findPattern } from '../../../src/core/find/pattern';
import { Tally } from '../../../src/core/find/tally';
import type { ChatPage, Posted } from './openChatPage';
import { question, reply, states } from './states';

type Turn = ReturnType<typeof question> | ReturnType<typeof reply>;

/** How many turns a snapshot carries. */
const carried = 40;

/** A host with a chat of many turns: `q0`, `a0`, `q1`, `a1`, …; it answers what the page asks of it. */
export interface LongChat {
  readonly turns: Turn[];
  /** Shows the chat at its end, or around a turn. */
  show(at?: string): Promise<void>;
  /** A new turn at its end. */
  add(turn: object & { readonly id: string }): Promise<void>;
}

/** `words`: the text of the nth reply. */
export function longChat(
  chat: ChatPage,
  count: number,
  words: (n: number) => string = (
    n,
  ) => `Part ${n} is short.\n\nIt has **two** paragraphs, of which \
this is the second and goes on for more than one line of a side bar.`,
): LongChat {
  const turns: Turn[] = Array.from({ length: count / 2 }, (_, n) => [
    question(`q${n}`, `Question ${n}: how does part ${n} work?`),
    reply(`a${n}`, words(n)),
  ]).flat();
  const run = (start: number, end: number) => {
    const first = Math.max(0, start);
    const last = Math.min(turns.length, end);
    return { turns: turns.slice(first, last), earlier: first, later: turns.length - last };
  };
  const at = (id: unknown): number => turns.findIndex((turn) => turn.id === id);
  const around = (id: unknown, size: number) => {
    const place = at(id) < 0 ? turns.length : at(id) + Math.ceil(size * 0.6);
    const end = Math.min(turns.length, Math.max(size, place));
    return run(end - size, end);
  };
  const answer = ({ type, request, before, after, id, count: size }: Posted) => {
    const many = Number(size);
    const answers: Readonly<Record<string, (() => object) | undefined>> = {
      earlier: () => run(at(before) - many, at(before)),
      later: () => run(at(after) + 1, at(after) + 1 + many),
      around: () => around(id, many),
    };
    const value = answers[type]?.();
    if (value) void chat.tell({ type: 'reply', to: request, value }).catch(() => undefined);
  };
  chat.listen(answer);
  chat.listen(searcher(chat, turns));
  return {
    turns,
    show: (id) => chat.snapshot({ ...states.empty(), ...around(id, carried) }),
    add: async (turn) => {
      turns.push(turn as Turn);
      await chat.patch({ kind: 'turn', turn });
    },
  };
}

/** The host's side of find in chat. */
function searcher(chat: ChatPage, turns: readonly Turn[]): (message: Posted) => void {
  let tally: Tally | undefined;
  let search: unknown;
  let index = 0;
  const say = (): void => {
    if (!tally) return;
    const hit = tally.hit(index);
    const found = {
      total: tally.total,
      done: true,
      reveal: true,
      ...(hit && { current: { ...hit, index } }),
    };
    void chat.tell({ type: 'found', search, found }).catch(() => undefined);
  };
  return (message) => {
    if (message.type === 'findStep' && tally && tally.total > 0) {
      index = (index + (message['to'] === 'next' ? 1 : -1) + tally.total) % tally.total;
      say();
    }
    if (message.type !== 'find') return;
    const pattern = findPattern({
      text: String(message['text']),
      matchCase: message['matchCase'] === true,
      wholeWord: message['wholeWord'] === true,
    });
    search = message['search'];
    tally = undefined;
    if (!pattern) return;
    const text = (id: string): string => turns.find((turn) => turn.id === id)?.text ?? '';
    tally = new Tally(
      pattern,
      turns.map(({ id }) => id),
      text,
    );
    tally.run(() => false);
    index = tally.firstFrom(String(message['near'])) ?? 0;
    say();
  };
}
