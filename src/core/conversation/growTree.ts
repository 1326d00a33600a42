import type { Edit } from './edit';
import { isLater, isSameStamp } from './event';
import type { Stamp } from './event';
import type { Turn, TurnId } from './turn';

/** Adds a turn beside its siblings, unless it is known, and shows it unless a later choice stands. */
export function addTurn(edit: Edit, turn: Turn, writer: string): void {
  const { turns, children } = edit.state;
  if (!turns.has(turn.id)) {
    const siblings = children.get(turn.parent) ?? [];
    const ordered = [...siblings, turn.id].sort((a, b) => bornBefore(edit, turn, a, b));
    edit.update({
      turns: edit.own(turns).set(turn.id, turn),
      children: edit.own(children).set(turn.parent, ordered),
    });
  }
  chooseChild(edit, turn.parent, turn.id, { at: turn.at, writer });
}

/** Siblings stand in the order of their birth, whatever the order in which windows are read. */
function bornBefore(edit: Edit, added: Turn, a: TurnId, b: TurnId): number {
  const at = (id: TurnId) => (id === added.id ? added.at : (edit.state.turns.get(id)?.at ?? 0));
  return at(a) - at(b) || (a < b ? -1 : 1);
}

/** Which child of a turn (`null`: of the start) is shown, unless a later decision is known. */
export function chooseChild(edit: Edit, parent: TurnId | null, child: TurnId, stamp: Stamp): void {
  const { chosen } = edit.state;
  const known = chosen.get(parent);
  if (!isLater(stamp, known?.stamp)) return;
  if (known?.value === child && isSameStamp(stamp, known.stamp)) return;
  edit.update({ chosen: edit.own(chosen).set(parent, { value: child, stamp }) });
}
