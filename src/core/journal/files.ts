/** What a folder holds. */
export interface FileEntry {
  readonly name: string;
  readonly type: 'file' | 'folder';
  /** Bytes, where the storage tells it for nothing. */
  readonly size?: number;
}

/**
 * The storage as the journal sees it: no more than `workspace.fs` can do, which neither appends nor
 * locks nor replaces in one step. Paths are relative to the storage's root, parts joined by `/`.
 * Every method rejects with a `FileError`.
 */
export interface Files {
  /** A missing folder has no entries. */
  list(folder: string): Promise<readonly FileEntry[]>;
  read(path: string): Promise<Uint8Array>;
  /** Writes a file that is not there yet, and the folders above it. A crash may leave a part of it. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file, or a folder with what is in it; what is not there is removed already. */
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}

/** `full`: no space or quota; `denied`: read-only or not permitted. */
export type FileErrorKind = 'missing' | 'full' | 'denied' | 'other';

export class FileError extends Error {
  readonly kind: FileErrorKind;

  constructor(kind: FileErrorKind, options?: ErrorOptions) {
    super(kind, options);
    this.name = 'FileError';
    this.kind = kind;
  }

  static is(error: unknown): error is FileError {
    return error instanceof FileError;
  }

  /** Of an error of any origin; `other` where it is none of ours. */
  static kindOf(error: unknown): FileErrorKind {
    return FileError.is(error) ? error.kind : 'other';
  }
}
