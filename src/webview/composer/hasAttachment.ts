import type { ChatFrame } from '../../protocol/chatView';

/** Whether something besides earlier messages goes along: it may be sent without a word. */
export function hasAttachment(frame: ChatFrame | undefined): boolean {
  return frame?.context.some(({ kind }) => kind !== 'history') ?? false;
}
