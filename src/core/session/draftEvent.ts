import type { Draft, DraftEvent, Stamp } from '../conversation/event';
import type { KeptDraft } from '../conversation/perWindow';

/** What tells of the draft: the whole of it only where its attachments are others than were `known`. */
export function draftEvent(
  draft: Draft,
  known: KeptDraft | undefined,
  by: { readonly stamp: Stamp; readonly over: readonly Stamp[] },
): DraftEvent {
  const { text, selection, attachments } = draft;
  const isTyped = known?.isWhole === true && areSame(attachments, known.value.attachments);
  if (!isTyped) return { type: 'draft', draft, ...by };
  return { type: 'typed', text, selection, since: known.since, ...by };
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
