import { FileError } from './files';
import type { Files } from './files';
import { inLanes } from './inLanes';
import { decodeSegment } from './segment';
import type { SegmentState } from './segment';
import { bySequence, parseSegmentName, setAsideName } from './segmentName';
import type { SegmentName } from './segmentName';

/** Files read at a time. */
const lanes = 8;

/** A segment as it was found. */
export interface ReadSegment {
  readonly name: SegmentName;
  readonly state: SegmentState | 'unreadable';
  /** JSON values. */
  readonly records: readonly unknown[];
  /** Size in the storage. */
  readonly bytes: number;
}

/** The segments in a folder, in the order in which they are read. */
export async function listSegments(files: Files, folder: string): Promise<readonly SegmentName[]> {
  const entries = await files.list(folder);
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
  folder: string,
  names: readonly SegmentName[],
): Promise<readonly (ReadSegment | undefined)[]> {
  const read = names.map((): ReadSegment | undefined => undefined);
  await inLanes(lanes, names, async (name, at) => {
    read[at] = await readSegment(files, folder, name);
  });
  return read;
}

async function readSegment(
  files: Files,
  folder: string,
  name: SegmentName,
): Promise<ReadSegment | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(`${folder}/${name.name}`);
  } catch (error) {
    if (FileError.kindOf(error) === 'missing') return undefined;
    return { name, state: 'unreadable', records: [], bytes: 0 };
  }
  return { name, ...decodeSegment(bytes), bytes: bytes.length };
}

/** Marks a damaged file beside the others; where that cannot be done, it stays as it is. */
export async function setAside(files: Files, folder: string, segment: SegmentName): Promise<void> {
  const path = `${folder}/${segment.name}`;
  try {
    await files.rename(path, setAsideName(path));
  } catch {
    // Read-only storage: it is read again, and told again, next time.
  }
}
