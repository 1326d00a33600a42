import type { Page } from './page';

/** Stops what is being written in the chat that is shown, and in no other. */
export function stopReply({ store, post }: Pick<Page, 'store' | 'post'>): void {
  const frame = store.frame.value;
  if (frame?.busy) post({ type: 'stop', chatId: frame.chatId });
}
