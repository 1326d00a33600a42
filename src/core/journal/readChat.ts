import { emptyConversation, reduceAll } from '../conversation/conversation';
import type { Conversation } from '../conversation/conversation';
import type { ConversationEvent } from '../conversation/event';
import type { Files } from './files';
import { mergeOrder } from './mergeOrder';
import { listSegments, readSegments, setAside } from './readSegments';
import type { ReadSegment } from './readSegments';
import { decodeRecord } from './record';
import { chatFolder } from './segmentName';

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
  /** Names of the files that need not be read again. */
  readonly read: readonly string[];
}

/**
 * Reads a chat; one that is not there is empty. A file that merely stops early is no damage: its
 * window was killed while it wrote, or is writing now. Rejects with a `FileError` when the folder
 * cannot be listed.
 */
export async function readChat(files: Files, chatId: string): Promise<ChatRead> {
  const folder = chatFolder(chatId);
  const segments = await readAll(files, folder);
  const read = segments.map((segment) => ({ ...segment, events: eventsIn(segment) }));
  const damaged = read.filter(({ state, name, events }) => {
    const isDamaged = state === 'damaged' || state === 'unreadable' || events.includes(undefined);
    return isDamaged && !name.setAside;
  });
  for (const { name, state } of damaged) {
    if (state !== 'unreadable') await setAside(files, folder, name);
  }
  const events = read.flatMap((segment) => segment.events.flatMap((event) => event ?? []));
  return {
    conversation: reduceAll(emptyConversation(chatId), mergeOrder(events)),
    damaged: damaged.map(({ name }) => name.name),
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    read: segments.filter(({ state }) => state === 'whole').map(({ name }) => name.name),
  };
}

/** Compaction by another window takes files away meanwhile; a new look finds their successor. */
const looks = 5;

async function readAll(files: Files, folder: string): Promise<readonly ReadSegment[]> {
  for (let look = 1; ; look++) {
    const names = await listSegments(files, folder);
    const segments = await readSegments(files, folder, names);
    const found = segments.filter((segment) => segment !== undefined);
    if (found.length === names.length || look === looks) return found;
  }
}

/** What its records tell, as far as this version knows; undefined for what is no record. */
export function eventsIn({
  records,
}: Pick<ReadSegment, 'records'>): readonly (ConversationEvent | undefined)[] {
  return records.flatMap((value) => {
    const record = decodeRecord(value);
    return record ? (record.event ?? []) : [undefined];
  });
}
