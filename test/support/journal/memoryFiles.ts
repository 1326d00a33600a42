import { FileError } from '../../../src/core/journal/files';
import type { FileEntry, FileErrorKind, Files } from '../../../src/core/journal/files';

/**
 * Files in memory that behave as `workspace.fs` does: writing first leaves an empty file, then a
 * part of it, then the whole; renaming first removes the target. Each of these is a step, and the
 * machine can stop after any of them, or refuse.
 */
export class MemoryFiles implements Files {
  readonly contents: Map<string, Uint8Array>;
  /** Steps done so far: every change of the contents and every look at them. */
  steps = 0;
  /** How often each operation was called. */
  readonly calls = { list: 0, read: 0, create: 0, remove: 0, rename: 0 };
  /** The machine stops after this many steps: nothing is answered any more. */
  stopAfter = Infinity;
  /** Where given, writing and removing fail so, after half of what is to be written. */
  refusal: FileErrorKind | undefined;
  /** Which part of a file a stop in the middle of writing leaves, 0 to 1. */
  tear = 0.5;
  /** Resolves when the machine has stopped. */
  readonly stopped: Promise<void>;
  #stop: () => void = () => undefined;

  constructor(contents: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.contents = new Map(contents);
    this.stopped = new Promise((resolve) => (this.#stop = resolve));
  }

  /** What another machine, or this one after a restart, finds. */
  survivor(): MemoryFiles {
    return new MemoryFiles(this.contents);
  }

  get names(): readonly string[] {
    return [...this.contents.keys()].sort();
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    this.calls.list++;
    await this.#step();
    const entries = new Map<string, FileEntry>();
    for (const [path, { length: size }] of this.contents) {
      if (!path.startsWith(`${folder}/`)) continue;
      const [name = '', ...below] = path.slice(folder.length + 1).split('/');
      entries.set(name, below.length > 0 ? { name, type: 'folder' } : { name, type: 'file', size });
    }
    return [...entries.values()];
  }

  async read(path: string): Promise<Uint8Array> {
    this.calls.read++;
    await this.#step();
    const bytes = this.contents.get(path);
    if (!bytes) throw new FileError('missing');
    return bytes.slice();
  }

  async create(path: string, bytes: Uint8Array): Promise<void> {
    this.calls.create++;
    await this.#change(() => this.contents.set(path, new Uint8Array()));
    await this.#change(() =>
      this.contents.set(path, bytes.slice(0, Math.floor(bytes.length * this.tear))),
    );
    if (this.refusal) throw new FileError(this.refusal);
    await this.#change(() => this.contents.set(path, bytes.slice()));
  }

  async remove(path: string): Promise<void> {
    this.calls.remove++;
    if (this.refusal === 'denied') throw new FileError('denied');
    const below = [...this.contents.keys()].filter((name) => name.startsWith(`${path}/`));
    for (const name of [...below, path]) {
      if (this.contents.has(name)) await this.#change(() => this.contents.delete(name));
    }
  }

  async rename(from: string, to: string): Promise<void> {
    this.calls.rename++;
    if (this.refusal) throw new FileError(this.refusal);
    const bytes = this.contents.get(from);
    if (!bytes) throw new FileError('missing');
    if (this.contents.has(to)) await this.#change(() => this.contents.delete(to));
    await this.#change(() => this.contents.delete(from) && this.contents.set(to, bytes));
  }

  async #change(change: () => unknown): Promise<void> {
    if (this.refusal === 'denied') throw new FileError('denied');
    if (this.steps < this.stopAfter) change();
    await this.#step();
  }

  async #step(): Promise<void> {
    this.steps++;
    if (this.steps < this.stopAfter) return;
    this.#stop();
    await new Promise<never>(() => undefined);
  }
}
