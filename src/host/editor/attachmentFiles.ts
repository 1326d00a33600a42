import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { fromBase64 } from '../../core/context/base64';
import { imageTypeOf } from '../../core/context/imageType';

/** As many can be looked at again without being opened anew. */
const most = 50;

interface Shown {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/**
 * What went along, as read-only files that VS Code's own viewers show: a text in an editor, a picture
 * in the preview of pictures. They are in memory and gone with the window.
 */
export class AttachmentFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #scheme: string;
  readonly #shown = new Map<string, Shown>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #registration: vscode.Disposable;
  readonly onDidChangeFile = this.#changed.event;

  constructor(scheme = 'aimlapi-attachment') {
    this.#scheme = scheme;
    this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this, {
      isReadonly: true,
      isCaseSensitive: true,
    });
  }

  /** Opens it in a tab. */
  async show(attachment: Attachment): Promise<void> {
    const path = `/${encodeURIComponent(attachment.id)}/${fileName(attachment)}`;
    const uri = vscode.Uri.from({ scheme: this.#scheme, path });
    this.#keep(uri, attachment);
    await vscode.commands.executeCommand('vscode.open', uri, {
      preview: true,
      viewColumn: vscode.ViewColumn.One,
    });
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, at } = this.#find(uri);
    return { type: vscode.FileType.File, ctime: at, mtime: at, size: bytes.byteLength };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#find(uri).bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  #find(uri: vscode.Uri): Shown {
    const shown = this.#shown.get(uri.path);
    if (shown) return shown;
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  #keep(uri: vscode.Uri, { kind, text }: Attachment): void {
    const known = this.#shown.get(uri.path);
    if (known?.text === text) return;
    const bytes = kind === 'image' ? fromBase64(text) : new TextEncoder().encode(text);
    this.#shown.set(uri.path, { text, bytes, at: Date.now() });
    // It was taken anew from its place, under the same id.
    if (known) this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    const oldest = this.#shown.keys().next();
    if (this.#shown.size > most && !oldest.done) this.#shown.delete(oldest.value);
  }
}

/** Its label as the name of a file, with an ending by which VS Code knows a picture. */
function fileName({ kind, label, mimeType }: Attachment): string {
  const last = label.slice(label.lastIndexOf('/') + 1);
  const plain = last.replace(/[\p{Cc}\\:*?"<>|]+/gu, ' ').trim() || 'attachment';
  if (kind !== 'image') return plain;
  const ending = mimeType?.replace('image/', '') ?? 'png';
  return imageTypeOf(plain) === mimeType ? plain : `${plain}.${ending}`;
}
