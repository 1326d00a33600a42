/** All chats lie below this folder. */
export const chatsFolder = 'chats';

/** Ids are plain names, so that no path leads elsewhere. */
export function isChatId(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}

/** The folder of a chat. Throws on what is no chat id. */
export function chatFolder(chatId: string): string {
  if (!isChatId(chatId)) throw new RangeError('not a chat id');
  return `${chatsFolder}/${chatId}`;
}

/** Which file of which window. */
export interface SegmentName {
  readonly name: string;
  readonly writer: string;
  /** Counts a writer's files from 1; a later one never has a lower number. */
  readonly sequence: number;
  /** It was found damaged before and carries the mark. */
  readonly setAside: boolean;
}

const mark = '.damaged';

/** The name of a writer's file. Throws on what is no writer id. */
export function segmentName(writer: string, sequence: number): string {
  if (!/^\w{1,60}$/.test(writer)) throw new RangeError('not a writer id');
  return `${writer}-${String(sequence).padStart(8, '0')}.seg`;
}

/** The name that a damaged file gets. */
export function setAsideName(name: string): string {
  return name + mark;
}

/** Undefined for a file that is none of ours. */
export function parseSegmentName(name: string): SegmentName | undefined {
  const [, writer, digits, marked] = /^(\w{1,60})-(\d{8,})\.seg(\.damaged)?$/.exec(name) ?? [];
  if (writer === undefined || digits === undefined) return undefined;
  return { name, writer, sequence: Number(digits), setAside: marked !== undefined };
}

/** The order in which segments are read: each writer's as it wrote them. */
export function bySequence(a: SegmentName, b: SegmentName): number {
  if (a.writer !== b.writer) return a.writer < b.writer ? -1 : 1;
  return a.sequence - b.sequence;
}
