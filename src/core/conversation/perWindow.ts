import type { Edit } from './edit';
import { emptyDraft, isLater, isSameStamp } from './event';
import type { Draft, QueuedQuestion, Stamp } from './event';

/** What one window keeps of its own. */
export interface Kept<T> {
  readonly value: T;
  readonly stamp: Stamp;
  /** What of other windows it took the place of; absent (older files): all that was before it. */
  readonly over?: readonly Stamp[];
}

/** Text and attachments come by themselves; `stamp` is of the text. */
export interface KeptDraft extends Kept<Draft> {
  /** When its attachments were decided, ms since the epoch. */
  readonly since: number;
  /** False: what was decided then has not been read, and goes along once it has. */
  readonly isWhole: boolean;
}

/** By the window that wrote it; of each window the last counts. */
export type PerWindow<K extends Kept<unknown>> = ReadonlyMap<string, K>;

/** What no other window took the place of, oldest first. */
export function standing<T>(kept: PerWindow<Kept<T>>): readonly Kept<T>[] {
  const all = [...kept.values()].sort((a, b) => (isLater(a.stamp, b.stamp) ? 1 : -1));
  const stand = all.filter((each) => !all.some((other) => replaces(other, each)));
  // Where each took the place of another, all the way round, something was written all the same.
  return stand.length > 0 ? stand : all.slice(-1);
}

/** What a window takes the place of that goes on from all that stands. */
export function takenOver(kept: PerWindow<Kept<unknown>>, writer: string): readonly Stamp[] {
  const others = standing(kept).filter(({ stamp }) => stamp.writer !== writer);
  const latest = new Map(kept.get(writer)?.over?.map((stamp) => [stamp.writer, stamp]));
  for (const { stamp } of others) latest.set(stamp.writer, stamp);
  return [...latest.values()];
}

/** Of two that took the place of each other, in one millisecond or under a changed clock, the later. */
function replaces(a: Kept<unknown>, b: Kept<unknown>): boolean {
  return isOver(a, b.stamp) && !(isOver(b, a.stamp) && isLater(b.stamp, a.stamp));
}

function isOver({ stamp, over }: Kept<unknown>, of: Stamp): boolean {
  if (stamp.writer === of.writer) return false;
  if (!over) return isLater(stamp, of);
  return over.some(({ writer, at }) => writer === of.writer && at >= of.at);
}

/**
 * A half-written message of one window; two windows' stand side by side, so that none is lost. `since`:
 * when its attachments were decided.
 */
export function keepDraft(edit: Edit, kept: Kept<Draft>, since: number): void {
  const { value, stamp } = kept;
  const known = edit.state.drafts.get(stamp.writer);
  if (isLater(stamp, known?.stamp)) {
    if (known?.value === value && isSameStamp(stamp, known.stamp)) return;
    putDraft(edit, { ...kept, since, isWhole: true });
  } else if (known && !known.isWhole && known.since === since) {
    // What was typed later has been read before it.
    const { attachments } = value;
    putDraft(edit, { ...known, value: { ...known.value, attachments }, isWhole: true });
  }
}

/** What was typed in one window with attachments that were decided before. */
export function keepTyped(
  edit: Edit,
  kept: Kept<string>,
  { selection, since }: Pick<Draft, 'selection'> & { readonly since: number },
): void {
  const { value: text, stamp } = kept;
  const known = edit.state.drafts.get(stamp.writer);
  if (!isLater(stamp, known?.stamp)) return;
  if (known?.value.text === text && isSameStamp(stamp, known.stamp)) return;
  // Of others it is known only that they are not these.
  const isWhole = known?.isWhole === true && known.since === since;
  const attachments = isWhole ? known.value.attachments : [];
  putDraft(edit, { ...kept, value: { text, selection, attachments }, since, isWhole });
}

function putDraft(edit: Edit, kept: KeptDraft): void {
  const drafts: PerWindow<KeptDraft> = edit.own(edit.state.drafts).set(kept.stamp.writer, kept);
  const stand = standing(drafts);
  const stamp = stand.at(-1)?.stamp ?? kept.stamp;
  edit.update({ drafts, draft: { value: joined(stand.map(({ value }) => value)), stamp } });
}

/** What waits in one window; of all windows together it is what waits in the chat. */
export function keepQueue(edit: Edit, kept: Kept<readonly QueuedQuestion[]>): void {
  const known = edit.state.queues.get(kept.stamp.writer);
  if (!isLater(kept.stamp, known?.stamp)) return;
  if (known?.value === kept.value && isSameStamp(kept.stamp, known.stamp)) return;
  const queues = edit.own(edit.state.queues).set(kept.stamp.writer, kept);
  const stand = standing(queues);
  const stamp = stand.at(-1)?.stamp ?? kept.stamp;
  const questions = new Map(stand.flatMap(({ value }) => value.map((each) => [each.id, each])));
  edit.update({ queues, queued: { value: [...questions.values()], stamp } });
}

function joined(drafts: readonly Draft[]): Draft {
  const written = drafts.filter(isWritten);
  const [first, ...more] = written;
  if (!first) return drafts.at(-1) ?? emptyDraft;
  if (more.length === 0) return first;
  // One that another window took up and wrote on with is not there twice.
  const texts = written.map((each) => each.text).filter(isNoBeginning);
  const text = texts.join('\n\n');
  const attachments = new Map(written.flatMap((each) => each.attachments.map((it) => [it.id, it])));
  return { text, selection: [text.length, text.length], attachments: [...attachments.values()] };
}

function isNoBeginning(text: string, at: number, all: readonly string[]): boolean {
  return (
    text !== '' &&
    !all.some((other, n) => (n > at || other !== text) && n !== at && other.startsWith(text))
  );
}

/** Something that a person would miss. */
export function isWritten({ text, attachments }: Draft): boolean {
  return text !== '' || attachments.length > 0;
}
