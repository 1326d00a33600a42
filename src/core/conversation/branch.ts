import type { Conversation } from './conversation';
import type { Purpose, Turn, TurnId } from './turn';

/** The turn as it stands: an open reply with the text that has arrived. */
export function turnById(state: Conversation, id: TurnId): Turn | undefined {
  const turn = state.turns.get(id);
  const open = state.open.get(id);
  return turn && open ? { ...turn, ...open } : turn;
}

/** The child of a turn (`null`: of the start) that is shown, if it has any. */
export function chosenChild(state: Conversation, parent: TurnId | null): TurnId | undefined {
  const chosen = state.chosen.get(parent)?.value;
  return chosen !== undefined && state.turns.has(chosen)
    ? chosen
    : state.children.get(parent)?.at(-1);
}

/** Ids of the branch that is shown, first to last. A parent that never arrived ends no loop. */
export function shownIds(state: Conversation): readonly TurnId[] {
  const ids: TurnId[] = [];
  const seen = new Set<TurnId>();
  let next = chosenChild(state, null);
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    ids.push(next);
    next = chosenChild(state, next);
  }
  return ids;
}

/** The turns from the first to `id`, following parents: what the model is to be told. */
export function lineage(state: Conversation, id: TurnId): readonly Turn[] {
  const turns: Turn[] = [];
  const seen = new Set<TurnId>();
  for (let next: TurnId | null = id; next !== null && !seen.has(next);) {
    seen.add(next);
    const turn = turnById(state, next);
    if (!turn) break;
    turns.push(turn);
    next = turn.parent;
  }
  return turns.reverse();
}

/** By which door the question came that a turn asks or answers, be it by going on with a reply. */
export function purposeOf(state: Conversation, id: TurnId): Purpose | undefined {
  const question = lineage(state, id).findLast(({ role }) => role === 'user');
  return question?.role === 'user' ? question.purpose : undefined;
}

/** Where a turn stands among the other answers to the same parent, counted from 1. */
export function branchPosition(
  state: Conversation,
  turn: Turn,
): { readonly index: number; readonly count: number } {
  const siblings = state.children.get(turn.parent) ?? [turn.id];
  return { index: siblings.indexOf(turn.id) + 1, count: siblings.length };
}
