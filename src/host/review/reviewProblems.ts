import * as vscode from 'vscode';
import { isExcerpt } from '../../core/context/attachment';
import type { Attachment } from '../../core/context/attachment';
import { turnById } from '../../core/conversation/branch';
import type { TurnId } from '../../core/conversation/turn';
import { mostFindings } from '../../core/review/finding';
import type { Finding } from '../../core/review/finding';
import { parseFindings } from '../../core/review/parseFindings';
import { placeFinding } from '../../core/review/placeFinding';
import type { Chats } from '../../core/session/chats';
import { onReplyEnded } from '../../core/session/onReplyEnded';
import type { Session } from '../../core/session/session';
import type { LineAnchors } from '../editor/lineAnchors';
import { openSource } from '../editor/openSource';
import type { Log } from '../log';

/** Stands behind each finding in the list of problems. */
export const reviewSource = 'AI/ML API review';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

/**
 * Shows the findings of reviews as problems at their lines, as soon as the answer has ended. The
 * answer itself stays in its chat, with all that names no line. Findings of a document go when it is
 * closed, when it is reviewed again, and by `clear`.
 */
export class ReviewProblems implements vscode.Disposable {
  readonly #anchors: LineAnchors;
  readonly #log: Log;
  readonly #problems = vscode.languages.createDiagnosticCollection(reviewSource);
  readonly #subscription: vscode.Disposable;

  constructor(chats: Chats, anchors: LineAnchors, log: Log) {
    this.#anchors = anchors;
    this.#log = log;
    this.#subscription = vscode.Disposable.from(
      {
        dispose: onReplyEnded(chats, (session, { id }) => {
          this.#show(session, id).catch((error: unknown) =>
            this.#log.error('showing findings failed', error),
          );
        }),
      },
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#problems.delete(uri)),
      this.#problems,
    );
  }

  clear(): void {
    this.#problems.clear();
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #show(session: Session, id: TurnId): Promise<void> {
    const answer = turnById(session.conversation, id);
    const question =
      answer?.role === 'assistant' ? session.conversation.turns.get(answer.parent) : undefined;
    if (answer?.role !== 'assistant' || question?.role !== 'user') return;
    if (question.purpose !== 'review') return;
    const code = question.attachments.filter(isExcerpt);
    const found = await this.#diagnostics(parseFindings(answer.text), code);
    for (const [uri, diagnostics] of found) {
      this.#problems.set(vscode.Uri.parse(uri, true), diagnostics);
    }
    if (found.size > 0) void this.#say([...found.values()].flat().length);
  }

  /** By document. One that was reviewed and has no finding is there with none. */
  async #diagnostics(
    findings: readonly Finding[],
    code: readonly Attachment[],
  ): Promise<ReadonlyMap<string, readonly vscode.Diagnostic[]>> {
    const documents = new Map<string, vscode.TextDocument>();
    const found = new Map<string, vscode.Diagnostic[]>();
    for (const { uri } of code) {
      const document = uri === undefined ? undefined : await openSource(uri);
      if (uri === undefined || !document) continue;
      documents.set(uri, document);
      found.set(uri, []);
    }
    for (const finding of findings.slice(0, mostFindings)) {
      const place = placeFinding(finding, code);
      const uri = place?.attachment.uri;
      const document = uri === undefined ? undefined : documents.get(uri);
      if (!place || uri === undefined || !document) continue;
      const at = (line: number) => this.#anchors.locate(place.attachment, line, document);
      const first = at(place.first);
      if (first === undefined) continue;
      found.get(uri)?.push(diagnostic(finding, document, first, at(place.last) ?? first));
    }
    return found;
  }

  async #say(count: number): Promise<void> {
    if (count === 0) return;
    const show = vscode.l10n.t('Show Problems');
    const clear = vscode.l10n.t('Clear');
    const message =
      count === 1
        ? vscode.l10n.t('The review has 1 finding, shown at its line.')
        : vscode.l10n.t('The review has {0} findings, shown at their lines.', count);
    const answer = await vscode.window.showInformationMessage(message, show, clear);
    if (answer === clear) this.clear();
    if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

function diagnostic(
  { severity, message }: Finding,
  document: vscode.TextDocument,
  first: number,
  last: number,
): vscode.Diagnostic {
  const start = document.lineAt(first);
  const end = document.lineAt(Math.min(Math.max(first, last), document.lineCount - 1));
  const range = new vscode.Range(
    new vscode.Position(first, start.firstNonWhitespaceCharacterIndex),
    end.range.end,
  );
  const shown = new vscode.Diagnostic(range, message, severities[severity]);
  shown.source = reviewSource;
  return shown;
}
