import type { Files } from './files';
import { decodeRecord } from './record';
import { listSegments, readSegments } from './readSegments';
import type { ReadSegment } from './readSegments';
import { chatFolder } from './segmentName';

/**
 * Removes a deleted chat for good, damaged files included. The file that says it is deleted goes
 * last, so that a chat half removed does not come back. Rejects with a `FileError`.
 */
export async function purgeChat(files: Files, chatId: string): Promise<void> {
  const folder = chatFolder(chatId);
  const segments = await readSegments(files, folder, await listSegments(files, folder));
  const found = segments.filter((segment) => segment !== undefined);
  const ordered = found.sort((a, b) => Number(saysDeleted(a)) - Number(saysDeleted(b)));
  for (const { name } of ordered) await files.remove(`${folder}/${name.name}`);
  await files.remove(folder);
}

function saysDeleted({ records }: ReadSegment): boolean {
  return records.some((record) => decodeRecord(record)?.event?.type === 'deleted');
}
