import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FileError } from '../../../src/core/journal/files';
import type { FileEntry, FileErrorKind, Files } from '../../../src/core/journal/files';

/** Files on the disk, handled as `workspace.fs` does: truncate and write, remove the target and rename. */
export class NodeFiles implements Files {
  /** How often each operation was called. */
  readonly calls = { list: 0, read: 0, create: 0 };
  readonly #root: string;
  readonly #piece: number;

  /** `piece`: bytes written at a time; few, so that a file is half there for a while. */
  constructor(root: string, piece = 256) {
    this.#root = root;
    this.#piece = piece;
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    this.calls.list++;
    try {
      const entries = await readdir(path.join(this.#root, folder), { withFileTypes: true });
      return entries.map((entry) => ({
        name: entry.name,
        type: entry.isDirectory() ? 'folder' : 'file',
      }));
    } catch (error) {
      if (kindOf(error) === 'missing') return [];
      throw new FileError(kindOf(error), { cause: error });
    }
  }

  read(file: string): Promise<Uint8Array> {
    this.calls.read++;
    return rethrown(readFile(path.join(this.#root, file)));
  }

  create(file: string, bytes: Uint8Array): Promise<void> {
    this.calls.create++;
    return rethrown(this.#write(path.join(this.#root, file), bytes));
  }

  remove(file: string): Promise<void> {
    return rethrown(rm(path.join(this.#root, file), { recursive: true, force: true }));
  }

  async rename(from: string, to: string): Promise<void> {
    await this.remove(to);
    await rethrown(rename(path.join(this.#root, from), path.join(this.#root, to)));
  }

  async #write(file: string, bytes: Uint8Array): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, 'w');
    try {
      for (let at = 0; at < bytes.length; at += this.#piece) {
        await handle.write(bytes.subarray(at, at + this.#piece));
      }
    } finally {
      await handle.close();
    }
  }
}

async function rethrown<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new FileError(kindOf(error), { cause: error });
  }
}

function kindOf(error: unknown): FileErrorKind {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'missing';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'denied';
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? 'full' : 'other';
}
