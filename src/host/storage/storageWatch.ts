import * as vscode from 'vscode';
import { erasedFolder } from '../../core/journal/erasures';
import { indexFolder } from '../../core/journal/chatList';
import { runningFolder } from '../../core/journal/runningReplies';

/** In these folders every window leaves a file when it does something that others should know. */
const watched = [indexFolder, runningFolder, erasedFolder];

/**
 * Tells when other windows may have written: when they leave files in the storage, and when a person
 * comes back to this window, for where a file system cannot be watched. Costs nothing while nothing
 * happens, and nothing at all before the first `start`.
 */
export class StorageWatch implements vscode.Disposable {
  readonly #root: vscode.Uri;
  readonly #writer: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #started = false;
  #isDisposed = false;
  readonly onDidChange = this.#changed.event;

  /** `writer` is this window, whose own files are no news. */
  constructor(root: vscode.Uri, writer: string) {
    this.#root = root;
    this.#writer = writer;
  }

  /** From the first use of the extension in this window on. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#subscriptions.push(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#changed.fire();
      }),
    );
    for (const folder of watched) void this.#watch(vscode.Uri.joinPath(this.#root, folder));
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  async #watch(folder: vscode.Uri): Promise<void> {
    try {
      // What is not there would be looked for again and again.
      await vscode.workspace.fs.createDirectory(folder);
    } catch {
      return;
    }
    if (this.#isDisposed) return;
    const pattern = new vscode.RelativePattern(folder, '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const tell = (file: vscode.Uri) => {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      if (!name.includes(this.#writer)) this.#changed.fire();
    };
    watcher.onDidCreate(tell);
    watcher.onDidDelete(tell);
    this.#subscriptions.push(watcher);
  }
}
