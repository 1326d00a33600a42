import * as vscode from 'vscode';

/** Of both sides of a proposal's diff; the manifest's menus and keys name it too. */
const proposalScheme = 'aimlapi-edit';

export type Side = 'before' | 'after';

/** The texts that a proposal's diff shows: read-only documents that exist only in this window. */
export class ProposalDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(proposalScheme, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  set(uri: vscode.Uri, text: string): void {
    if (this.#texts.get(uri.toString()) === text) return;
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  forget(uri: vscode.Uri): void {
    this.#texts.delete(uri.toString());
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** Keeps the file's name, so that tab, icon and language are the file's. */
export function proposalUri(id: string, side: Side, file: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({
    scheme: proposalScheme,
    path: `/${id}/${side}${file.path.replace(/^\/*/, '/')}`,
  });
}

/** The proposal that a document belongs to. */
export function proposalId(uri: vscode.Uri): string | undefined {
  return uri.scheme === proposalScheme ? uri.path.split('/')[1] : undefined;
}
