import * as vscode from 'vscode';
import { isExcerpt } from '../../core/context/attachment';
import type { Attachment } from '../../core/context/attachment';
import { findDocument } from '../editor/findDocument';
import { editorRange, snapshot, wholeDocument } from '../editor/snapshot';

/** How what was taken from a document stands to the document as it is now. */
export type Stale = 'changed' | 'gone';

/**
 * Tells which attachments of a draft are not what their document says any more. It compares with
 * documents that are open, and hears of files that are deleted; no file is read for it.
 */
export class Staleness implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly #gone = new Set<string>();
  /** Documents that a draft was compared with: only their changes matter. */
  readonly #watched = new Set<string>();
  /** Something may stand otherwise now. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#note([document.uri]);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#note(files, true)),
      vscode.workspace.onDidRenameFiles(({ files }) =>
        this.#note(
          files.map(({ oldUri }) => oldUri),
          true,
        ),
      ),
      vscode.workspace.onDidCreateFiles(({ files }) => this.#note(files, false)),
    );
  }

  /** Undefined where nothing is known to be different. */
  of(attachment: Attachment): Stale | undefined {
    const { uri } = attachment;
    if (uri === undefined || !isExcerpt(attachment)) return undefined;
    this.#watched.add(uri);
    if (this.#isGone(uri)) return 'gone';
    const document = findDocument(uri);
    return document && textNow(document, attachment) !== attachment.text ? 'changed' : undefined;
  }

  /** The same lines as they are now, under the same id; undefined where the document is not open. */
  retake(attachment: Attachment): Attachment | undefined {
    const document = attachment.uri === undefined ? undefined : findDocument(attachment.uri);
    if (!document) return undefined;
    const { id, kind, range, symbol } = attachment;
    const taken =
      kind === 'file' || !range
        ? wholeDocument(document)
        : snapshot(document, document.validateRange(editorRange(range)), symbol);
    return { ...taken, id };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #isGone(uri: string): boolean {
    return [...this.#gone].some((path) => uri === path || uri.startsWith(`${path}/`));
  }

  #note(uris: readonly vscode.Uri[], gone?: boolean): void {
    const touched = uris.map((uri) => uri.toString());
    for (const uri of touched) {
      if (gone === true) this.#gone.add(uri);
      if (gone === false) this.#gone.delete(uri);
    }
    const matters = [...this.#watched].some((uri) =>
      touched.some((each) => uri === each || uri.startsWith(`${each}/`)),
    );
    if (matters) this.#changed.fire();
  }
}

function textNow(document: vscode.TextDocument, { kind, range }: Attachment): string {
  return kind === 'file' || !range ? document.getText() : document.getText(editorRange(range));
}
