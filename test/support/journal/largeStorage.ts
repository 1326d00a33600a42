import { encodeRecord } from '../../../src/core/journal/record';
import { encodeSegment } from '../../../src/core/journal/segment';
import type { Files } from '../../../src/core/journal/files';
import { inLanes } from '../../../src/core/journal/inLanes';
import { exchange } from './sampleEvents';

/** About a kilobyte, as a model answers a question. */
export const usualAnswer =
  'An answer of a usual length, as a model gives it to a question. '.repeat(16);

/** Questions with their answers in one file each. */
const perFile = 1250;

/** Stores a chat of so many messages, in files of the size that putting them together gives. */
export async function storeLargeChat(files: Files, id: string, messages: number): Promise<void> {
  const exchanges = Array.from({ length: messages / 2 }, (_, at) => at);
  for (let first = 0; first < exchanges.length; first += perFile) {
    const events = exchanges
      .slice(first, first + perFile)
      .flatMap((at) => exchange(`${at}`, at === 0 ? null : `${at - 1}a`, [usualAnswer]));
    const name = String(first / perFile + 1).padStart(8, '0');
    await files.create(`chats/${id}/w-${name}.seg`, segmentOf(events));
  }
}

/** Stores so many chats of eight messages each; the nth has the word `needle<n>`. */
export async function storeManyChats(files: Files, count: number): Promise<void> {
  const chats = Array.from({ length: count }, (_, chat) => chat);
  await inLanes(16, chats, async (chat) => {
    const texts = [usualAnswer, `${usualAnswer} needle${chat} `, usualAnswer, usualAnswer];
    const events = texts.flatMap((text, turn) =>
      exchange(`${turn}`, turn === 0 ? null : `${turn - 1}a`, [text]),
    );
    await files.create(`chats/chat${chat}/w-00000001.seg`, segmentOf(events));
  });
}

function segmentOf(events: ReturnType<typeof exchange>): Uint8Array {
  return encodeSegment(events.map((event) => encodeRecord(event).stored));
}
