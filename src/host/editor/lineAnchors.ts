import * as vscode from 'vscode';
import { findLines } from '../../core/anchors/findLines';
import { shiftLines } from '../../core/anchors/shiftLines';
import { isExcerpt } from '../../core/context/attachment';
import type { Attachment } from '../../core/context/attachment';
import { linesOf } from '../../core/edits/lines';
import type { Chats } from '../../core/session/chats';
import type { SessionEvent } from '../../core/session/sessionEvent';
import { findDocument } from './findDocument';
import { plainRange } from './snapshot';

/** Attachments that are followed at once, and lines of each; others are found by their text. */
const mostFollowed = 200;
const longestFollowed = 5_000;

interface Followed {
  readonly uri: string;
  /** For each line of the attachment, its present zero-based line. */
  lines: readonly (number | undefined)[];
}

/**
 * Knows where the lines that were sent stand now: code that is asked about in this window is
 * followed through every edit; all else is found by its text.
 */
export class LineAnchors implements vscode.Disposable {
  readonly #followed = new Map<string, Followed>();
  readonly #subscription: vscode.Disposable;

  constructor(chats: Chats) {
    this.#subscription = vscode.Disposable.from(
      { dispose: chats.onOpen((session) => session.listen((event) => this.#hear(event))) },
      vscode.workspace.onDidChangeTextDocument((change) => this.#shift(change)),
    );
  }

  /** The present zero-based line of a line of the file as it was when the attachment was taken. */
  locate(attachment: Attachment, line: number, document: vscode.TextDocument): number | undefined {
    const first = attachment.range?.start.line ?? 0;
    const followed = this.#followed.get(attachment.id);
    const seen = followed?.lines[line - first];
    if (seen !== undefined) return seen;
    return foundIn(document, attachment)[line - first];
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #hear(event: SessionEvent): void {
    if (event.type !== 'conversation' || event.event.type !== 'asked') return;
    for (const attachment of event.event.turn.attachments) this.#follow(attachment);
  }

  #follow(attachment: Attachment): void {
    const { uri, range, version } = attachment;
    if (uri === undefined || !range || !isExcerpt(attachment)) return;
    const document = findDocument(uri);
    if (!document || range.end.line - range.start.line > longestFollowed) return;
    const count = range.end.line - range.start.line + 1;
    const lines =
      document.version === version
        ? Array.from({ length: count }, (_, at) => range.start.line + at)
        : foundIn(document, attachment);
    this.#followed.set(attachment.id, { uri, lines });
    const [oldest] = this.#followed.keys();
    if (this.#followed.size > mostFollowed && oldest !== undefined) this.#followed.delete(oldest);
  }

  #shift({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    for (const followed of this.#followed.values()) {
      if (followed.uri !== uri) continue;
      // All ranges are as before the change: from the end, none shifts another.
      const fromEnd = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
      for (const { range, text } of fromEnd) {
        followed.lines = shiftLines(followed.lines, { ...plainRange(range), text });
      }
    }
  }
}

function foundIn(
  document: vscode.TextDocument,
  { text, range }: Attachment,
): readonly (number | undefined)[] {
  return findLines(linesOf(text).all, range?.start.line ?? 0, linesOf(document.getText()).all);
}
