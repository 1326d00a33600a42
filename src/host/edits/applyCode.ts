import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation';
import { turnById } from '../../core/conversation/branch';
import { fileOfBlock } from '../../core/edits/fileOfBlock';
import { linesOf } from '../../core/edits/lines';
import { partPlace } from '../../core/edits/partPlace';
import { sentParts } from '../../core/edits/sentParts';
import { applyEdits } from '../../core/edits/textEdit';
import type { TextEdit } from '../../core/edits/textEdit';
import { insertCode } from '../editor/insertCode';
import type { LastEditor } from '../editor/lastEditor';
import { applyTitle, notApplied } from '../words/applyNote';
import { applyTarget } from './applyTarget';
import type { Target } from './applyTarget';
import type { Verdict } from './proposal';
import type { Proposals } from './proposals';

/** Code of a reply that is to be put in its place. */
export interface AppliedCode {
  readonly conversation: Conversation;
  /** The reply that it stands in. */
  readonly turn: string;
  readonly code: string;
  /** The info string of its fence. */
  readonly info: string;
}

export interface ApplyPorts {
  readonly proposals: Proposals;
  readonly lastEditor: LastEditor;
}

/**
 * Finds where code of a reply belongs and shows what it would change there, to be accepted. Where no
 * place or more than one is found, that is said, with what can be done instead.
 */
export async function applyCode(ports: ApplyPorts, applied: AppliedCode): Promise<Verdict> {
  const { conversation, turn, code, info } = applied;
  const reply = turnById(conversation, turn)?.text ?? '';
  const target = await applyTarget({
    code,
    sent: sentParts(conversation, turn),
    named: fileOfBlock(reply, code, info),
    lastEditor: ports.lastEditor.writable,
  });
  if (!target) return 'cancelled';
  if (target === 'none') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the file that the code belongs in, then apply it again.'),
    );
    return 'cancelled';
  }
  const { document, located } = target;
  if (located.ok) return await review(ports.proposals, document, located.edits, code);
  return await sayNotLocated(ports, target, located.reason, code);
}

/** Shows edits of a document as a diff, and resolves when the person has decided. */
async function review(
  proposals: Proposals,
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  code: string,
): Promise<Verdict> {
  const text = document.getText();
  const first = Math.min(...edits.map(({ start }) => start));
  const last = Math.max(...edits.map(({ end }) => end));
  const lines = { first: document.positionAt(first).line, last: document.positionAt(last).line };
  const proposal = await proposals.open(
    { uri: document.uri, language: document.languageId, text, lines },
    applyTitle(document.uri),
    {},
    columnOf(document),
  );
  proposal.show({ phase: 'ready', text: applyEdits(text, edits), code });
  return await proposal.verdict;
}

/** Where the document is seen, so that its diff does not cover the chat. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  return editor?.viewColumn ?? vscode.ViewColumn.One;
}

async function sayNotLocated(
  ports: ApplyPorts,
  { document, sent }: Target,
  reason: Parameters<typeof notApplied>[0],
  code: string,
): Promise<Verdict> {
  const place = sent && partPlace(document.getText(), sent.text, sent.range?.start.line ?? 0);
  const replace = place && vscode.l10n.t('Replace Lines {0}–{1}', place.first + 1, place.last + 1);
  const insert = vscode.l10n.t('Insert at Cursor');
  const copy = vscode.l10n.t('Copy');
  const isLost = reason === 'noCode' || reason === 'unchanged';
  const answer = await vscode.window.showWarningMessage(
    notApplied(reason, document.uri),
    ...(isLost ? [] : [...(replace === undefined ? [] : [replace]), insert, copy]),
  );
  if (answer === undefined) return 'cancelled';
  if (answer === copy) await vscode.env.clipboard.writeText(code);
  if (answer === insert) await insertCode(ports.lastEditor, code);
  if (answer !== replace || !place) return 'cancelled';
  const { starts, all, eol } = linesOf(document.getText());
  const edit = {
    start: starts[place.first] ?? 0,
    end: (starts[place.last] ?? 0) + (all[place.last] ?? '').length,
    text: code.split(/\r\n?|\n/).join(eol),
  };
  return await review(ports.proposals, document, [edit], code);
}
