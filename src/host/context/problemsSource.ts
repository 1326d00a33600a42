import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { LastEditor } from '../editor/lastEditor';
import { openDocument } from '../editor/openDocument';
import { problemsAttachment, problemsIn } from '../editor/problems';
import { documentLabel } from '../editor/snapshot';
import { literal } from '../words/literal';
import type { ContextSource } from './contextSource';
import { sayNothing } from './sayNothing';

/** Files whose problems are told at most, those with the most errors first. */
const mostFiles = 20;

/**
 * What the editor reports of the selection, of the file where nothing is selected, or with the
 * argument "workspace" of all files; each problem with its line and the code there.
 */
export function problemsSource(lastEditor: LastEditor): ContextSource {
  return {
    name: 'problems',
    title: vscode.l10n.t('Problems'),
    icon: 'warning',
    get detail() {
      const editor = lastEditor.current;
      if (!hasProblems()) return vscode.l10n.t('The editor reports no problems.');
      return editor ? literal(documentLabel(editor.document)) : vscode.l10n.t('All files');
    },
    available: hasProblems,
    take: async (argument) => {
      const editor = lastEditor.current;
      const taken = editor && argument !== 'workspace' ? ofEditor(editor) : await ofWorkspace();
      return taken.length > 0
        ? taken
        : sayNothing(vscode.l10n.t('The editor reports no problems there.'));
    },
  };
}

function hasProblems(): boolean {
  return vscode.languages.getDiagnostics().some(([, found]) => found.length > 0);
}

function ofEditor({ document, selection }: vscode.TextEditor): readonly Attachment[] {
  const found = problemsIn(document, selection.isEmpty ? undefined : selection);
  return found.length > 0 ? [withCode(document, found)] : [];
}

async function ofWorkspace(): Promise<readonly Attachment[]> {
  const files = vscode.languages
    .getDiagnostics()
    .filter(([, found]) => found.length > 0)
    .sort(([, a], [, b]) => errors(b) - errors(a))
    .slice(0, mostFiles);
  const taken = await Promise.all(
    files.map(async ([uri]) => {
      const document = await openDocument(uri);
      return document ? [withCode(document, problemsIn(document))] : [];
    }),
  );
  return taken.flat();
}

function errors(found: readonly vscode.Diagnostic[]): number {
  return found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length;
}

/** The problems, and below them the lines of code they are about. */
function withCode(
  document: vscode.TextDocument,
  problems: readonly vscode.Diagnostic[],
): Attachment {
  const attachment = problemsAttachment(document, problems);
  const lines = [...new Set(problems.map(({ range }) => range.start.line))]
    .filter((line) => line < document.lineCount)
    .map((line) => `${line + 1}: ${document.lineAt(line).text}`);
  return { ...attachment, text: `${attachment.text}\n\n${lines.join('\n')}` };
}
