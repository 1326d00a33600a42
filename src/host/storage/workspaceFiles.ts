import * as vscode from 'vscode';
import { FileError } from '../../core/journal/files';
import type { FileEntry, FileErrorKind, Files } from '../../core/journal/files';

/** The journal's storage over `workspace.fs`, so that it works wherever VS Code runs. */
export class WorkspaceFiles implements Files {
  readonly #root: vscode.Uri;

  constructor(root: vscode.Uri) {
    this.#root = root;
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.#uri(folder));
      return entries.map(([name, type]) => ({
        name,
        type: (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'file',
      }));
    } catch (error) {
      const known = fileError(error);
      if (known.kind === 'missing') return [];
      throw known;
    }
  }

  async read(path: string): Promise<Uint8Array> {
    return await rethrown(vscode.workspace.fs.readFile(this.#uri(path)));
  }

  async create(path: string, bytes: Uint8Array): Promise<void> {
    await rethrown(vscode.workspace.fs.writeFile(this.#uri(path), bytes));
  }

  async remove(path: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#uri(path), { recursive: true, useTrash: false });
    } catch (error) {
      const known = fileError(error);
      if (known.kind !== 'missing') throw known;
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await rethrown(vscode.workspace.fs.rename(this.#uri(from), this.#uri(to)));
  }

  #uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#root, ...path.split('/'));
  }
}

async function rethrown<T>(work: Thenable<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw fileError(error);
  }
}

function fileError(error: unknown): FileError {
  return new FileError(kindOf(error), { cause: error });
}

function kindOf(error: unknown): FileErrorKind {
  if (!(error instanceof Error)) return 'other';
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'FileNotFound' || /ENOENT/.test(error.message)) return 'missing';
  if (code === 'NoPermissions' || /EROFS|EACCES|EPERM/.test(error.message)) return 'denied';
  return /ENOSPC|EDQUOT|EFBIG|quota/i.test(error.message) ? 'full' : 'other';
}
