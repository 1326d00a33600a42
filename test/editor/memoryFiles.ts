import * as vscode from 'vscode';

/** A scheme that only this file system knows, as virtual workspaces have one. */
export const memoryScheme = 'aimlapi-memory';

const encoder = new TextEncoder();

/** Files that are on no disk: a flat file system in memory, which can be written to. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  /** Puts a file there, and returns its address. */
  put(path: string, text: string): vscode.Uri {
    this.#files.set(path, encoder.encode(text));
    return vscode.Uri.from({ scheme: memoryScheme, authority: 'harbour', path });
  }

  watch(): vscode.Disposable {
    return this.#changed;
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(path);
    const isFolder = [...this.#files.keys()].some((each) => each.startsWith(`${path}/`));
    if (!file && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    const type = file ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: file?.length ?? 0 };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.#files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    return [...this.#files.keys()]
      .filter((each) => each.startsWith(`${path}/`))
      .map((each) => [each.slice(path.length + 1), vscode.FileType.File]);
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions('folders are not made here');
  }

  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions('nothing is renamed here');
  }
}
