import type { BoxText, ChatFrame, ChatSnapshot, TurnView } from '../../../src/protocol/chatView';
import type { Change } from '../../../src/protocol/toPage';

/** What a page shows, in the plainest way that follows the words of the protocol. */
export interface ModelPage {
  readonly frame: ChatFrame | undefined;
  readonly turns: readonly TurnView[];
  readonly draft: BoxText;
}

export const emptyPage: ModelPage = {
  frame: undefined,
  turns: [],
  draft: { text: '', selection: [0, 0] },
};

export function show({ frame, turns, draft }: ChatSnapshot): ModelPage {
  return { frame, turns, draft };
}

export function apply(page: ModelPage, change: Change): ModelPage {
  switch (change.kind) {
    case 'append':
      return withReply(page, change.id, (turn) => ({ ...turn, text: turn.text + change.text }));
    case 'appendReasoning':
      return withReply(page, change.id, (turn) => {
        return { ...turn, reasoning: turn.reasoning + change.text };
      });
    case 'state':
      return withReply(page, change.turn.id, ({ text, reasoning }) => {
        return { ...change.turn, text, reasoning };
      });
    case 'turn': {
      const { turn } = change;
      const isKnown = page.turns.some(({ id }) => id === turn.id);
      const turns = page.turns.map((each) => (each.id === turn.id ? turn : each));
      return { ...page, turns: isKnown ? turns : [...turns, turn] };
    }
    case 'branch': {
      const at = page.turns.findIndex(({ id }) => id === change.after);
      return { ...page, turns: [...page.turns.slice(0, at + 1), ...change.turns] };
    }
    case 'frame':
      return { ...page, frame: change.frame };
    case 'draft':
      return { ...page, draft: change.draft };
  }
}

type Reply = TurnView & { readonly role: 'assistant' };

function withReply(page: ModelPage, id: string, grow: (turn: Reply) => Reply): ModelPage {
  const turns = page.turns.map((turn) => {
    return turn.id === id && turn.role === 'assistant' ? grow(turn) : turn;
  });
  return { ...page, turns };
}
