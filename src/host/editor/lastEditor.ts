import * as vscode from 'vscode';

/** Remembers the text editor that had the focus last: a click in the chat takes the focus away. */
export class LastEditor implements vscode.Disposable {
  #last: vscode.TextEditor | undefined = vscode.window.activeTextEditor;
  #lastWritable = this.#last && isPlace(this.#last) ? this.#last : undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (!editor || editor === this.#last) return;
        this.#last = editor;
        if (isPlace(editor)) this.#lastWritable = editor;
        this.#changed.fire();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#changed.fire()),
    ];
  }

  /** The editor, if it is still open and a person can see it. */
  get current(): vscode.TextEditor | undefined {
    const { activeTextEditor } = vscode.window;
    return activeTextEditor ?? stillOpen(this.#last);
  }

  /** The same, passing over what is nobody's text: output, a diff's old side, our own documents. */
  get writable(): vscode.TextEditor | undefined {
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor && isPlace(activeTextEditor)) return activeTextEditor;
    return stillOpen(this.#lastWritable);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#changed.dispose();
  }
}

function stillOpen(last: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return (
    last && vscode.window.visibleTextEditors.find(({ document }) => document === last.document)
  );
}

/** Documents that VS Code itself keeps; all others come from a file system, or are only shown. */
const kept: ReadonlySet<string> = new Set(['untitled', 'vscode-notebook-cell']);

function isPlace({ document }: vscode.TextEditor): boolean {
  const { scheme } = document.uri;
  return kept.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}
