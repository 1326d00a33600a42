import { FileError } from './files';
import type { Files } from './files';
import { decodeRecord } from './record';
import type { JournalRecord } from './record';
import { decodeSegment } from './segment';
import type { SegmentState } from './segment';
import { bySequence, chatFolder, parseSegmentName } from './segmentName';
import type { SegmentName } from './segmentName';

/** A segment as it was found. */
export interface ReadSegment {
  readonly name: SegmentName;
  readonly state: SegmentState | 'unreadable';
  readonly records: readonly JournalRecord[];
  /** Size in the storage. */
  readonly bytes: number;
}

/** The segments of a chat by name, in the order in which they are read. */
export async function listSegments(files: Files, chatId: string): Promise<readonly SegmentName[]> {
  const entries = await files.list(chatFolder(chatId));
  return entries
    .flatMap((entry) => (entry.type === 'file' ? (parseSegmentName(entry.name) ?? []) : []))
    .sort(bySequence);
}

/**
 * Reads segments, several at a time. Undefined in place of one that is not there (any more); one
 * that cannot be read is no obstacle to the others.
 */
export async function readSegments(
  files: Files,
  chatId: string,
  names: readonly SegmentName[],
): Promise<readonly (ReadSegment | undefined)[]> {
  const read: (ReadSegment | undefined)[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < names.length; at = next++) {
      const name = names[at];
      if (name) read[at] = await readSegment(files, chatId, name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(8, names.length) }, lane));
  return read;
}

async function readSegment(
  files: Files,
  chatId: string,
  name: SegmentName,
): Promise<ReadSegment | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(`${chatFolder(chatId)}/${name.name}`);
  } catch (error) {
    if (FileError.kindOf(error) === 'missing') return undefined;
    return { name, state: 'unreadable', records: [], bytes: 0 };
  }
  const { records, state } = decodeSegment(bytes);
  const decoded = records.map((record) => decodeRecord(record));
  const odd = decoded.includes(undefined);
  return {
    name,
    state: odd && state !== 'newer' ? 'damaged' : state,
    records: decoded.filter((record) => record !== undefined),
    bytes: bytes.length,
  };
}
