import type { ConversationEvent } from '../conversation/event';
import { condense } from './condense';
import type { Files } from './files';
import { listSegments, readSegments } from './readSegments';
import type { ReadSegment } from './readSegments';
import { encodeRecord } from './record';
import { encodeSegment } from './segment';
import { chatFolder, parseSegmentName, segmentName } from './segmentName';
import { suffixToMerge } from './suffixToMerge';

/** The files that one window has in the folder of one chat. */
export class OwnSegments {
  readonly #files: Files;
  readonly #chatId: string;
  readonly #writer: string;
  #next: number | undefined;
  #chatExists = false;
  /** Whole files by name, oldest first, with their sizes in bytes. */
  readonly #sizes = new Map<string, number>();
  /** Files that a failed write may have left; their records are in a later file. */
  readonly #leftovers = new Set<string>();

  constructor(files: Files, chatId: string, writer: string) {
    this.#files = files;
    this.#chatId = chatId;
    this.#writer = writer;
  }

  get count(): number {
    return this.#sizes.size;
  }

  /** Looks what is there, once, so that no name is used twice. Whether the chat has any file yet. */
  async chatExists(): Promise<boolean> {
    if (this.#next === undefined) {
      const all = await listSegments(this.#files, this.#chatId);
      const own = all.filter(({ writer }) => writer === this.#writer);
      this.#next = (own.at(-1)?.sequence ?? 0) + 1;
      this.#chatExists = all.length > 0;
      for (const { name, setAside } of own) if (!setAside) this.#sizes.set(name, 0);
    }
    return this.#chatExists;
  }

  /** Writes a new file with these events. Rejects with a `FileError`. */
  async append(events: readonly ConversationEvent[]): Promise<void> {
    await this.chatExists();
    await this.#create(encodeSegment(events.map((event) => encodeRecord(event).stored)));
    this.#chatExists = true;
    await this.#removeAll([...this.#leftovers]);
  }

  /**
   * Puts the newest own files into one; the old are removed when the new one reads back equal.
   * Whatever fails leaves a state that reads the same. Never rejects.
   */
  async compact(): Promise<void> {
    const names = suffixToMerge([...this.#sizes]);
    if (names.length < 2) return;
    const segments = await this.#readBack(names);
    const whole = segments.filter(({ state }) => state === 'whole');
    if (whole.length < 2) return;
    if (await this.#replaceBy(encodeSegment(condense(whole.flatMap(({ records }) => records))))) {
      await this.#removeAll(whole.map(({ name }) => name.name));
    }
  }

  /** Whether these bytes are safely in a new file. */
  async #replaceBy(bytes: Uint8Array): Promise<boolean> {
    try {
      const name = await this.#create(bytes);
      if (areEqual(await this.#files.read(this.#path(name)), bytes)) return true;
      this.#abandon(name);
    } catch {
      // The old files stay; there is another time.
    }
    await this.#removeAll([...this.#leftovers]);
    return false;
  }

  async #readBack(names: readonly string[]): Promise<readonly ReadSegment[]> {
    const parsed = names.flatMap((name) => parseSegmentName(name) ?? []);
    const read = await readSegments(this.#files, this.#chatId, parsed);
    parsed.forEach(({ name }, at) => {
      if (!read[at]) this.#sizes.delete(name);
    });
    return read.filter((segment) => segment !== undefined);
  }

  async #create(bytes: Uint8Array): Promise<string> {
    const sequence = this.#next ?? 1;
    this.#next = sequence + 1;
    const name = segmentName(this.#writer, sequence);
    this.#sizes.set(name, bytes.length);
    try {
      await this.#files.create(this.#path(name), bytes);
    } catch (error) {
      this.#abandon(name);
      throw error;
    }
    return name;
  }

  #abandon(name: string): void {
    this.#sizes.delete(name);
    this.#leftovers.add(name);
  }

  /** Oldest first. What cannot be removed only repeats what is in later files. */
  async #removeAll(names: readonly string[]): Promise<void> {
    for (const name of names) {
      try {
        await this.#files.remove(this.#path(name));
        this.#leftovers.delete(name);
      } catch {
        this.#leftovers.add(name);
      }
      this.#sizes.delete(name);
    }
  }

  #path(name: string): string {
    return `${chatFolder(this.#chatId)}/${name}`;
  }
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
