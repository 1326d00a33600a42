import type { Attachment } from '../../core/context/attachment';
import { isSamePlace } from '../../core/context/isSamePlace';
import type { Session } from '../../core/session/session';

/** Puts attachments into the draft of a chat; the same place taken anew replaces what it was. */
export function addToSession(session: Session, added: readonly Attachment[]): void {
  if (added.length === 0) return;
  const draft = session.conversation.draft.value;
  const kept = draft.attachments.filter((old) => !added.some((each) => isSamePlace(old, each)));
  session.setDraft({ ...draft, attachments: [...kept, ...added] });
}
