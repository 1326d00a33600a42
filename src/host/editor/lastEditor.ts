import * as vscode from 'vscode';

/** Remembers the text editor that had the focus last: a click in the chat takes the focus away. */
export class LastEditor implements vscode.Disposable {
  #last: vscode.TextEditor | undefined = vscode.window.activeTextEditor;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (!editor || editor === this.#last) return;
        this.#last = editor;
        this.#changed.fire();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#changed.fire()),
    ];
  }

  /** The editor, if it is still open and a person can see it. */
  get current(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    if (activeTextEditor) return activeTextEditor;
    const last = this.#last;
    return last && visibleTextEditors.find((editor) => editor.document === last.document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }
}
