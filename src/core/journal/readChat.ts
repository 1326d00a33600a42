import { emptyConversation, reduceAll } from '../conversation/conversation';
import type { Conversation } from '../conversation/conversation';
import type { Files } from './files';
import { mergeOrder } from './mergeOrder';
import { listSegments, readSegments } from './readSegments';
import type { ReadSegment } from './readSegments';
import { chatFolder, setAsideName } from './segmentName';

/** A chat as all windows together have written it. */
export interface ChatRead {
  readonly conversation: Conversation;
  /**
   * Files in which something is not as it was written, or that could not be read. What is valid in
   * them is in the conversation; they were set aside now, and are told this once.
   */
  readonly damaged: readonly string[];
  /** Size in the storage. */
  readonly bytes: number;
}

/** Compaction by another window takes files away meanwhile; a new look finds their successor. */
const looks = 5;

/**
 * Reads a chat; one that is not there is empty. A file that merely stops early is no damage: its
 * window was killed while it wrote, or is writing now. Rejects with a `FileError` when the folder
 * cannot be listed.
 */
export async function readChat(files: Files, chatId: string): Promise<ChatRead> {
  const segments = await readAll(files, chatId);
  const events = segments.flatMap(({ records }) => records.flatMap(({ event }) => event ?? []));
  const damaged = segments.filter(
    ({ state, name }) => (state === 'damaged' && !name.setAside) || state === 'unreadable',
  );
  await Promise.all(damaged.map((segment) => setAside(files, chatId, segment)));
  return {
    conversation: reduceAll(emptyConversation(chatId), mergeOrder(events)),
    damaged: damaged.map(({ name }) => name.name),
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function readAll(files: Files, chatId: string): Promise<readonly ReadSegment[]> {
  for (let look = 1; ; look++) {
    const names = await listSegments(files, chatId);
    const segments = await readSegments(files, chatId, names);
    const found = segments.filter((segment) => segment !== undefined);
    if (found.length === names.length || look === looks) return found;
  }
}

/** Marks a damaged file beside the others; where that cannot be done, it stays as it is. */
async function setAside(files: Files, chatId: string, { name, state }: ReadSegment): Promise<void> {
  if (state !== 'damaged') return;
  const path = `${chatFolder(chatId)}/${name.name}`;
  try {
    await files.rename(path, setAsideName(path));
  } catch {
    // Read-only storage: it is read again, and told again, next time.
  }
}
