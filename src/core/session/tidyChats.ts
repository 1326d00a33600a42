import type { ChatList } from '../journal/chatList';
import type { ChatSummary } from '../journal/chatSummary';
import type { Chats } from './chats';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** A deleted chat can be had back for so long at least, ms. */
const undoMs = hourMs;

/**
 * Removes from the disk what was deleted in a window that closed before it could, what is older than
 * `keepDays` (0: nothing is) and not pinned, and what a draft that was taken back has left; never
 * what is in use here. `now`: ms since the epoch; `sure`: how far the clock is believed (undefined:
 * not at all), for what no person decided. Rejects with a `FileError`.
 */
export async function tidyChats(
  chats: Chats,
  list: ChatList,
  keepDays: number,
  { now, sure = 0 }: { readonly now: number; readonly sure: number | undefined },
): Promise<void> {
  await list.refresh();
  const isOver = ({ deleted, pinned, at }: ChatSummary, deletedAt: number): boolean =>
    deleted ? deletedAt < now - undoMs : keepDays > 0 && !pinned && at < sure - keepDays * dayMs;
  const over = list.chats.filter((chat) => isOver(chat, chat.noted.at) && !chats.isInUse(chat.id));
  const empty = list.empty.filter(({ noted }) => noted.at < now - hourMs);
  const erased = await chats.eraseIf(
    over.map(({ id }) => id),
    (conversation) => isOver(list.summarise(conversation), conversation.deleted.stamp?.at ?? 0),
  );
  if (erased.length > 0) await list.forget(erased);
  for (const { id } of empty) await chats.removeEmpty(id);
  if (over.length + empty.length > 0) await list.refresh();
}
