import * as vscode from 'vscode';
import { reanchor } from '../../core/edits/reanchor';
import type { TextEdit } from '../../core/edits/textEdit';
import { openDocument } from '../editor/openDocument';
import type { Log } from '../log';
import { sayFailed } from '../sayFailed';
import { literal } from '../words/literal';
import type { Proposal } from './proposal';

/** What became of accepting: written, or why nothing was. */
export type Acceptance = 'accepted' | 'notReady' | 'conflict' | 'ambiguous' | 'unwritable';

/**
 * Writes a proposal into its document as it is now: one edit, one step to undo. Where the document
 * changed in the same lines nothing is written, and the proposal stays open.
 */
export async function acceptProposal(proposal: Proposal, log: Log): Promise<Acceptance> {
  if (proposal.state.phase !== 'ready') return 'notReady';
  const { uri, text } = proposal.snapshot;
  const refuse = (why: Exclude<Acceptance, 'accepted'>, message: string): Acceptance => {
    sayNotApplied(proposal, message).catch((error: unknown) => sayFailed(log, 'edit', error));
    return why;
  };
  const document = await openDocument(uri);
  if (!document) {
    return refuse('unwritable', vscode.l10n.t('{0} cannot be opened any more.', name(uri)));
  }
  const outcome = reanchor(text, proposal.state.text, document.getText());
  if (!outcome.ok) return refuse(outcome.reason, refusal(outcome.reason, uri));
  const range = await writeEdits(document, outcome.edits);
  if (!range) return refuse('unwritable', vscode.l10n.t('{0} cannot be changed.', name(uri)));
  const viewColumn = proposal.tab?.group.viewColumn;
  await proposal.settle('accepted');
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(range.start, range.start),
    ...(viewColumn !== undefined && { viewColumn }),
  });
  return 'accepted';
}

/** Where the first change was made; undefined where the editor did not take them. */
async function writeEdits(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): Promise<vscode.Range | undefined> {
  const change = new vscode.WorkspaceEdit();
  const ranges = edits.map(
    ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
  );
  edits.forEach(({ text }, at) => {
    const range = ranges[at];
    if (range) change.replace(document.uri, range, text);
  });
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return undefined;
  const done = edits.length === 0 || (await vscode.workspace.applyEdit(change));
  return done ? (ranges[0] ?? new vscode.Range(0, 0, 0, 0)) : undefined;
}

function refusal(reason: 'conflict' | 'ambiguous', uri: vscode.Uri): string {
  return reason === 'conflict'
    ? vscode.l10n.t('Nothing was written: {0} has changed in the same lines meanwhile.', name(uri))
    : vscode.l10n.t(
        'Nothing was written: the lines to be changed stand several times in {0} now.',
        name(uri),
      );
}

/** The proposal stays open: it can be merged by hand, copied, or gone on with in its chat. */
async function sayNotApplied(proposal: Proposal, message: string): Promise<void> {
  const compare = vscode.l10n.t('Compare');
  const copy = vscode.l10n.t('Copy');
  const chat = vscode.l10n.t('Open in Chat');
  const { actions } = proposal;
  const answer = await vscode.window.showWarningMessage(
    message,
    compare,
    copy,
    ...(actions.openChat ? [chat] : []),
  );
  if (answer === compare) await proposal.compareWithFile();
  if (answer === copy) await vscode.env.clipboard.writeText(proposal.state.code);
  if (answer === chat) await actions.openChat?.();
}

function name(uri: vscode.Uri): string {
  return literal(vscode.workspace.asRelativePath(uri));
}
