import type { OpenReply } from './conversation';
import type { Edit } from './edit';
import { addTurn } from './growTree';
import type { AssistantTurn, EndedReply, Outcome, TurnId } from './turn';

/** A reply begins, or a compacted record brings it whole; what is known already is completed by it. */
export function startReply(edit: Edit, turn: AssistantTurn, writer: string): void {
  const isKnown = edit.state.turns.has(turn.id);
  const isOpen = turn.outcome === 'open';
  addTurn(edit, isOpen ? { ...turn, text: '', reasoning: '' } : turn, writer);
  if (!isKnown) {
    if (isOpen) putText(edit, turn.id, turn);
    return;
  }
  growReply(edit, turn.id, 'text', 0, turn.text);
  growReply(edit, turn.id, 'reasoning', 0, turn.reasoning);
  if (!isOpen) endReply(edit, turn);
}

/**
 * A piece of a reply, at its place: what is known already is not added again. Where the piece before
 * it is missing (a damaged segment) it is still kept, and the width of the hole remembered.
 */
export function growReply(
  edit: Edit,
  id: TurnId,
  part: keyof OpenReply,
  offset: number,
  piece: string,
): void {
  const { open, turns, lost } = edit.state;
  const turn = turns.get(id);
  const reply = open.get(id) ?? turn;
  if (reply === undefined || !('reasoning' in reply)) return;
  const holes = lost.get(id)?.[part] ?? 0;
  const reached = reply[part].length + holes;
  const whole = offset === 0 && holes > 0 && piece.length >= reached;
  if (offset + piece.length <= reached && !whole) return;
  const text = whole ? piece : reply[part] + piece.slice(Math.max(0, reached - offset));
  const hole = whole ? 0 : holes + Math.max(0, offset - reached);
  putText(edit, id, { text: reply.text, reasoning: reply.reasoning, [part]: text });
  if (hole !== holes) {
    const before = lost.get(id) ?? { text: 0, reasoning: 0 };
    edit.update({ lost: edit.own(lost).set(id, { ...before, [part]: hole }) });
  }
}

/**
 * A reply ends, for the first time or in a better known way. It may be told before its beginning,
 * since the window that ends an interrupted reply need not be the one that began it.
 */
export function endReply(edit: Edit, end: EndedReply): void {
  const { open, turns } = edit.state;
  const known = turns.get(end.id);
  if (!known) {
    addTurn(edit, { ...end, text: '', reasoning: '' }, '');
    return;
  }
  if (known.role !== 'assistant') return;
  const reply = open.get(end.id);
  if (!reply && !isFirmer(end, known)) return;
  const { text, reasoning } = reply ?? known;
  edit.update({ turns: edit.own(turns).set(end.id, { ...end, text, reasoning }) });
  if (!reply) return;
  const stillOpen = edit.own(open);
  stillOpen.delete(end.id);
  edit.update({ open: stillOpen });
}

function putText(edit: Edit, id: TurnId, { text, reasoning }: OpenReply): void {
  const { open, turns } = edit.state;
  const turn = turns.get(id);
  if (turn?.role !== 'assistant') return;
  if (turn.outcome === 'open') {
    edit.update({ open: edit.own(open).set(id, { text, reasoning }) });
  } else {
    edit.update({ turns: edit.own(turns).set(id, { ...turn, text, reasoning }) });
  }
}

const firmness: Readonly<Record<Outcome, number>> = {
  open: 0,
  truncated: 1,
  failed: 2,
  stopped: 3,
  complete: 4,
};

/** What the writer itself said of the end counts more than another's guess that it was interrupted. */
function isFirmer(a: EndedReply, b: EndedReply): boolean {
  const first = (end: EndedReply) => Number(end.failure?.kind !== 'interrupted');
  const order =
    first(a) - first(b) ||
    firmness[a.outcome] - firmness[b.outcome] ||
    (a.durationMs ?? 0) - (b.durationMs ?? 0);
  return order > 0;
}
