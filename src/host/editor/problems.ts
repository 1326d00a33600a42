import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { documentLabel } from './snapshot';

/** Severities as they are told to a model. */
const severities = ['error', 'warning', 'information', 'hint'] as const;

/** Problems of one document that are told at most, the worst first. */
const most = 50;

/** What the editor reports of a part of a document (all of it where absent), from top to bottom. */
export function problemsIn(
  document: vscode.TextDocument,
  range?: vscode.Range,
): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((problem) => !range || range.intersection(problem.range) !== undefined)
    .sort((a, b) => a.severity - b.severity)
    .slice(0, most)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Problems as something that goes along with a question, each with its line. */
export function problemsAttachment(
  document: vscode.TextDocument,
  problems: readonly vscode.Diagnostic[],
): Attachment {
  return {
    id: crypto.randomUUID(),
    kind: 'problems',
    label: documentLabel(document),
    uri: document.uri.toString(),
    version: document.version,
    text: problems.map(problemLine).join('\n'),
  };
}

function problemLine({ range, severity, message, source, code }: vscode.Diagnostic): string {
  const id = typeof code === 'object' ? code.value : code;
  const from = [source, id].filter((part) => part !== undefined && part !== '').join(' ');
  const words = message.replace(/\s*\n\s*/g, ' ');
  return `line ${range.start.line + 1}: ${severities[severity]}: ${words}${from === '' ? '' : ` (${from})`}`;
}
