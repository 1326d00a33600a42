import * as vscode from 'vscode';
import { literal } from '../words/literal';
import { excerptAround, linesInExcerpt } from './excerpt';
import type { Excerpt } from './excerpt';
import { proposalUri } from './proposalDocuments';
import type { ProposalDocuments } from './proposalDocuments';

/** How a proposal ended: `cancelled` where its diff was closed without a word. */
export type Verdict = 'accepted' | 'rejected' | 'cancelled';

/** What a change is made to: a document as it was at one moment. */
export interface Snapshot {
  readonly uri: vscode.Uri;
  readonly language: string;
  /** All of it. */
  readonly text: string;
  /** The lines that are to change, zero-based, `last` included. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** Where a proposal stands, and what is said of it in the diff. */
export interface ProposalState {
  /** `ready`: it may be accepted. `unusable`: what is there is shown, and cannot be. */
  readonly phase: 'writing' | 'ready' | 'unusable';
  /** The whole document as proposed so far. */
  readonly text: string;
  /** What is proposed alone: what "Copy" takes. */
  readonly code: string;
  /** A few words behind a line of the proposal, zero-based in the whole document. */
  readonly note?: { readonly line: number; readonly words: string };
}

/** What a person can do beside accepting and rejecting. */
export interface ProposalActions {
  /** Ends what is being written; what arrived stays. */
  stop?(): void;
  /** Asks for other words and writes anew. */
  changeInstruction?(): Promise<void>;
  /** The chat in which it was written. */
  openChat?(): Promise<void>;
}

/** One proposed change, shown as a diff of the snapshot against what is proposed. */
export class Proposal implements vscode.Disposable {
  readonly id = crypto.randomUUID().slice(0, 8);
  readonly snapshot: Snapshot;
  readonly actions: ProposalActions;
  readonly verdict: Promise<Verdict>;
  readonly #before: vscode.Uri;
  readonly #after: vscode.Uri;
  readonly #documents: ProposalDocuments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #excerpt: Excerpt | undefined;
  readonly #note = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
  });
  readonly #watch: vscode.Disposable;
  #state: ProposalState;
  #isSettled = false;
  #settle: (verdict: Verdict) => void = () => undefined;
  /** Another state, or the end. */
  readonly onDidChange = this.#changed.event;

  constructor(snapshot: Snapshot, actions: ProposalActions, documents: ProposalDocuments) {
    this.snapshot = snapshot;
    this.actions = actions;
    this.#documents = documents;
    this.#before = proposalUri(this.id, 'before', snapshot.uri);
    this.#after = proposalUri(this.id, 'after', snapshot.uri);
    this.#state = { phase: 'writing', text: snapshot.text, code: '' };
    this.#excerpt = excerptAround(snapshot.text, snapshot.lines);
    this.verdict = new Promise((resolve) => (this.#settle = resolve));
    this.#watch = vscode.window.onDidChangeVisibleTextEditors(() => this.#drawNote());
  }

  get state(): ProposalState {
    return this.#state;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Opens the diff, in the active group where none is given; `title` as on its tab. */
  async open(title: string, viewColumn = vscode.ViewColumn.Active): Promise<void> {
    this.#documents.set(this.#before, this.#shown(this.snapshot.text));
    this.#documents.set(this.#after, this.#shown(this.#state.text));
    await Promise.all([this.#before, this.#after].map((uri) => this.#inLanguage(uri)));
    const line = linesInExcerpt(this.#excerpt, this.snapshot.lines.first);
    await vscode.commands.executeCommand('vscode.diff', this.#before, this.#after, literal(title), {
      preview: false,
      viewColumn,
      selection: new vscode.Range(line, 0, line, 0),
    });
    this.#drawNote();
  }

  show(state: ProposalState): void {
    if (this.#isSettled) return;
    this.#state = state;
    this.#documents.set(this.#after, this.#shown(state.text));
    this.#drawNote();
    this.#changed.fire();
  }

  /** Ends it and closes its diff. */
  async settle(verdict: Verdict): Promise<void> {
    this.#isSettled = true;
    this.#settle(verdict);
    // What is asked in its chat afterwards is no part of it.
    if (this.#state.phase === 'writing') this.actions.stop?.();
    const tab = this.tab;
    this.dispose();
    if (tab) await vscode.window.tabGroups.close(tab, true);
  }

  /** The diff's tab, while it is open. */
  get tab(): vscode.Tab | undefined {
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => isDiffOf(input, this.#after));
  }

  dispose(): void {
    this.#watch.dispose();
    this.#note.dispose();
    this.#changed.dispose();
    this.#documents.forget(this.#before);
    this.#documents.forget(this.#after);
  }

  /** Shows it beside the file as it is now, which can be changed there by hand. */
  async compareWithFile(): Promise<void> {
    const { uri } = this.snapshot;
    const title = vscode.l10n.t(
      '{0}: proposal and file',
      uri.path.slice(uri.path.lastIndexOf('/') + 1),
    );
    await vscode.commands.executeCommand('vscode.diff', this.#after, uri, literal(title), {
      preview: false,
    });
  }

  async #inLanguage(uri: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.languageId === this.snapshot.language) return;
    await vscode.languages.setTextDocumentLanguage(document, this.snapshot.language);
  }

  #shown(text: string): string {
    return this.#excerpt ? this.#excerpt.of(text) : text;
  }

  /** The words stand behind their line for as long as the diff is open. */
  #drawNote(): void {
    const shown = this.#after.toString();
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== shown) continue;
      editor.setDecorations(this.#note, this.#noteRange(editor.document));
    }
  }

  #noteRange(document: vscode.TextDocument): vscode.DecorationOptions[] {
    const { note } = this.#state;
    if (!note) return [];
    const wanted = linesInExcerpt(this.#excerpt, note.line);
    const line = Math.min(Math.max(0, wanted), document.lineCount - 1);
    const { end } = document.lineAt(line).range;
    return [
      {
        range: new vscode.Range(end, end),
        renderOptions: { after: { contentText: note.words } },
      },
    ];
  }
}

function isDiffOf(input: unknown, after: vscode.Uri): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === after.toString();
}
