import * as vscode from 'vscode';
import type { Attachment, Range } from '../../core/context/attachment';

/** A snapshot of part of a document, taken now. */
export function snapshot(
  document: vscode.TextDocument,
  range: vscode.Range,
  symbol?: string,
): Attachment {
  return {
    id: crypto.randomUUID(),
    kind: symbol === undefined ? 'selection' : 'symbol',
    label: documentLabel(document),
    uri: document.uri.toString(),
    language: document.languageId,
    range: plainRange(range),
    version: document.version,
    text: document.getText(range),
    ...(symbol !== undefined && { symbol }),
  };
}

/** The document from first to last character. */
export function wholeDocument(document: vscode.TextDocument): Attachment {
  const end = document.lineAt(document.lineCount - 1).range.end;
  return { ...snapshot(document, new vscode.Range(0, 0, end.line, end.character)), kind: 'file' };
}

/** Path relative to the workspace folder, also before it is saved; else an untitled one's name. */
export function documentLabel({ uri }: vscode.TextDocument): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const hasPlace = uri.scheme === 'untitled' && uri.path.startsWith('/') && folder !== undefined;
  const place = hasPlace ? uri.with({ scheme: folder.scheme, authority: folder.authority }) : uri;
  return vscode.workspace.asRelativePath(place);
}

/** VS Code's range as core has it. */
export function plainRange(range: vscode.Range): Range {
  return {
    start: { line: range.start.line, character: range.start.character },
    end: { line: range.end.line, character: range.end.character },
  };
}

/** The same the other way. */
export function editorRange(range: Range): vscode.Range {
  const { start, end } = range;
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
