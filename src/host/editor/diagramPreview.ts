import * as vscode from 'vscode';

const scheme = 'aimlapi-diagram';

/** VS Code's own Markdown preview, as an editor of one document. */
const previewEditor = 'vscode.markdown.preview.editor';

/** Extensions by which that preview draws Mermaid: VS Code's own (1.139 has it), and one to install. */
const drawing = ['vscode.mermaid-markdown-features', 'bierner.markdown-mermaid'];

/** Diagrams that are kept for their previews. */
const kept = 20;

/** Shows diagrams of replies in VS Code's Markdown preview: the page itself never draws them. */
export class DiagramPreview implements vscode.Disposable, vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #registration: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Whether this VS Code can draw diagrams at all. */
  get isThere(): boolean {
    return drawing.some((id) => vscode.extensions.getExtension(id) !== undefined);
  }

  /** Opens a preview of a diagram, given as its Mermaid source. */
  async show(source: string): Promise<void> {
    const path = `/${++this.#count}/${vscode.l10n.t('Diagram')}.md`;
    this.#texts.set(path, source);
    const oldest = this.#texts.keys().next();
    if (this.#texts.size > kept && !oldest.done) this.#texts.delete(oldest.value);
    const uri = vscode.Uri.from({ scheme, path });
    // Where files open too: a chat in a panel stands beside it and stays to be seen.
    const column = vscode.ViewColumn.One;
    await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, column);
  }

  provideTextDocumentContent({ path }: vscode.Uri): string {
    const source = this.#texts.get(path);
    if (source === undefined) return vscode.l10n.t('Open the diagram from its chat again.');
    // A fence that nothing in the source can end: what is shown is a diagram and no other Markdown.
    const runs = source.match(/`{3,}/g) ?? [];
    const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
    return `${fence}mermaid\n${source}\n${fence}\n`;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
