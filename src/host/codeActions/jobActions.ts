import * as vscode from 'vscode';
import type { CommandId } from '../commands/commandTable';

/** Documents that people write in; not the editor's own, nor proposals. */
const documents: vscode.DocumentSelector = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'].map(
  (scheme) => ({ scheme }),
);

const kinds = {
  quickFix: vscode.CodeActionKind.QuickFix,
  rewrite: vscode.CodeActionKind.RefactorRewrite.append('aimlapi'),
  refactor: vscode.CodeActionKind.Refactor.append('aimlapi'),
};

/**
 * Entries of the lightbulb: for problems under the cursor, and for a selection. They are there from
 * the first use in a window on; all they do is in menus and the palette too.
 */
export class JobActions implements vscode.CodeActionProvider {
  static register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider(documents, new JobActions(), {
      providedCodeActionKinds: Object.values(kinds),
    });
  }

  provideCodeActions(
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, triggerKind }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    // Hints are shown by fading, not as problems: a lightbulb for each would be noise.
    const problems = diagnostics.filter(
      ({ severity }) => severity !== vscode.DiagnosticSeverity.Hint,
    );
    const forProblems = problems.length === 0 ? [] : problemActions(uri, problems);
    const isAskedFor = triggerKind === vscode.CodeActionTriggerKind.Invoke;
    return [...forProblems, ...(range.isEmpty && !isAskedFor ? [] : selectionActions())];
  }
}

function problemActions(
  uri: vscode.Uri,
  diagnostics: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const place = [uri, union(diagnostics)] as const;
  const { t } = vscode.l10n;
  const fix = action(t('Fix with AI/ML API'), kinds.quickFix, 'aimlapi.fix', place);
  const explain = action(
    diagnostics.length === 1
      ? t('Explain this problem (AI/ML API)')
      : t('Explain these problems (AI/ML API)'),
    kinds.quickFix,
    'aimlapi.explainProblem',
    place,
  );
  for (const each of [fix, explain]) each.diagnostics = [...diagnostics];
  return [fix, explain];
}

/** Where nothing is selected, each names what it would take before it sends anything. */
function selectionActions(): readonly vscode.CodeAction[] {
  const { t } = vscode.l10n;
  return [
    action(t('Explain (AI/ML API)'), kinds.refactor, 'aimlapi.explain'),
    action(t('Review (AI/ML API)'), kinds.refactor, 'aimlapi.review'),
    action(t('Edit… (AI/ML API)'), kinds.rewrite, 'aimlapi.edit'),
    action(t('Document (AI/ML API)'), kinds.rewrite, 'aimlapi.document'),
    action(t('Write tests (AI/ML API)'), kinds.refactor, 'aimlapi.test'),
  ];
}

function action(
  title: string,
  kind: vscode.CodeActionKind,
  command: CommandId,
  args: readonly unknown[] = [],
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { title, command, arguments: [...args] };
  return made;
}

function union(diagnostics: readonly vscode.Diagnostic[]): vscode.Range {
  const [first, ...others] = diagnostics.map(({ range }) => range);
  return others.reduce((sum, range) => sum.union(range), first ?? new vscode.Range(0, 0, 0, 0));
}
