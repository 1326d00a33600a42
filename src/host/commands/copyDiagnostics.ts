import * as vscode from 'vscode';
import { diagnostics } from '../diagnostics/diagnostics';
import type { DiagnosticsPorts } from '../diagnostics/diagnostics';

/** Puts what a report of trouble needs into the clipboard, and lets the person see it first. */
export async function copyDiagnostics(ports: DiagnosticsPorts): Promise<void> {
  const text = diagnostics(ports);
  await vscode.env.clipboard.writeText(text);
  const show = vscode.l10n.t('Show');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Diagnostics are in the clipboard. They hold no key and no word of a chat.'),
    show,
  );
  if (answer !== show) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document);
}
