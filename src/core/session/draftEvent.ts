import type { Draft, DraftEvent, Stamp } from '../conversation/event';

/** What tells of the draft: the whole of it only where its attachments are others than were `known`. */
export function draftEvent(
  draft: Draft,
  known: Draft | undefined,
  by: { readonly stamp: Stamp; readonly over: readonly Stamp[] },
): DraftEvent {
  const { text, selection, attachments } = draft;
  const isTyped =
    known?.attachments.length === attachments.length &&
    attachments.every((each, at) => each === known.attachments[at]);
  return isTyped ? { type: 'typed', text, selection, ...by } : { type: 'draft', draft, ...by };
}
