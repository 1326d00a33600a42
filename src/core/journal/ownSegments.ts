import type { Files } from './files';
import { listSegments, readSegments } from './readSegments';
import type { ReadSegment } from './readSegments';
import { encodeSegment } from './segment';
import { parseSegmentName, segmentName } from './segmentName';
import { suffixToMerge } from './suffixToMerge';

/** More files of others than this are put together with the own ones. */
const manyOthers = 16;

/**
 * The files that one window has in a folder. It never writes into a file of another window. It may
 * take over their records and then remove the files, whether their writer is dead or alive: whoever
 * reads finds the same, and a writer whose file is gone has no need of it.
 */
export class OwnSegments {
  readonly #files: Files;
  readonly #folder: string;
  readonly #writer: string;
  #next: number | undefined;
  #isUsed = false;
  readonly #condense: (records: readonly unknown[]) => readonly unknown[];
  /** Files of other windows that were there at the first look. */
  #others: readonly string[] = [];
  /** Own files by name, oldest first, with their sizes in bytes (0: not known). */
  readonly #sizes = new Map<string, number>();
  /** Files that a failed write may have left; their records are in a later file. */
  readonly #leftovers = new Set<string>();

  /** `condense` says the same in fewer records. */
  constructor(
    files: Files,
    folder: string,
    writer: string,
    condense: (records: readonly unknown[]) => readonly unknown[],
  ) {
    this.#files = files;
    this.#folder = folder;
    this.#writer = writer;
    this.#condense = condense;
  }

  get count(): number {
    return this.#sizes.size;
  }

  /** Of own files, as far as known. */
  get bytes(): number {
    return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  /** Looks what is there, once, so that no name is used twice. Whether the folder has any file yet. */
  async isUsed(): Promise<boolean> {
    if (this.#next === undefined) {
      const all = await listSegments(this.#files, this.#folder);
      const own = all.filter(({ writer }) => writer === this.#writer);
      this.#next = (own.at(-1)?.sequence ?? 0) + 1;
      this.#isUsed = all.length > 0;
      for (const { name, setAside } of own) if (!setAside) this.#sizes.set(name, 0);
      const others = all.filter(({ writer, setAside }) => writer !== this.#writer && !setAside);
      this.#others = others.map(({ name }) => name);
    }
    return this.#isUsed;
  }

  /** Writes a new file with these records. Rejects with a `FileError`. */
  async append(records: readonly unknown[]): Promise<void> {
    await this.isUsed();
    await this.#create(encodeSegment(records));
    this.#isUsed = true;
    await this.#removeAll([...this.#leftovers]);
  }

  /**
   * Puts the newest own files into one, and those of others when they are many; the old are removed
   * when the new one reads back equal. Whatever fails leaves a state that reads the same. Files that
   * are not whole are left alone. Never rejects.
   */
  async compact(): Promise<void> {
    const others = this.#others.length > manyOthers ? this.#others : [];
    const names = [...others, ...suffixToMerge([...this.#sizes])];
    if (names.length < 2) return;
    if (others.length > 0) this.#others = [];
    const segments = await this.#readBack(names);
    const whole = segments.filter(({ state }) => state === 'whole');
    if (whole.length < 2) return;
    const records = this.#condense(whole.flatMap((segment) => segment.records));
    if (!(await this.#replaceBy(encodeSegment(records)))) return;
    await this.#removeAll(whole.map(({ name }) => name.name));
  }

  /** Only these records stay, of whatever was in the folder. For what can be had again from elsewhere. */
  async replaceAll(records: readonly unknown[]): Promise<void> {
    await this.isUsed();
    const before = await listSegments(this.#files, this.#folder);
    if (!(await this.#replaceBy(encodeSegment(records)))) return;
    await this.#removeAll(before.map(({ name }) => name));
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
    const read = await readSegments(this.#files, this.#folder, parsed);
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
    return `${this.#folder}/${name}`;
  }
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
