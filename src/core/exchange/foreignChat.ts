import type { AssistantTurn, Turn, UserTurn } from '../conversation/turn';

/** A chat as a file tells it: known members only, ids and times still those of the file. */
export interface ForeignChat {
  /** ms since the epoch. */
  readonly createdAt: number;
  /** The name that a person gave. */
  readonly title?: string;
  /** A parent stands before its children; of siblings the first comes first. */
  readonly turns: readonly ForeignTurn[];
  /** How many messages have no place in a chat of ours: calls of tools and their results. */
  readonly leftOut: number;
}

export interface ForeignTurn {
  readonly turn: Turn;
  /** It was chosen among its siblings. */
  readonly shown: boolean;
}

/** A turn before it has a place. */
export type Said = Omit<UserTurn, 'id' | 'parent'> | Omit<AssistantTurn, 'id' | 'parent'>;

/** One branch, each turn after the one before. A chat begins with a question, be it an empty one. */
export function inOneBranch(said: readonly Said[]): readonly ForeignTurn[] {
  const [first] = said;
  const opening: Said[] =
    first?.role === 'assistant'
      ? [{ role: 'user', at: first.at, text: '', attachments: [], purpose: 'chat' }]
      : [];
  return [...opening, ...said].map((each, index) => {
    const id = String(index);
    const parent = String(index - 1);
    const turn: Turn =
      each.role === 'user'
        ? { ...each, id, parent: index === 0 ? null : parent }
        : { ...each, id, parent };
    return { turn, shown: false };
  });
}
