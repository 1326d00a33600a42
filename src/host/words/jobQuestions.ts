import * as vscode from 'vscode';

export function reviewQuestion(): string {
  return vscode.l10n.t(
    'Review this code: mistakes, risks, and what could be simpler, the worst first.',
  );
}

export function fixQuestion(): string {
  return vscode.l10n.t('Fix the problems in this code. Change nothing else.');
}

export function testQuestion(): string {
  return vscode.l10n.t('Write tests for this code.');
}

export function documentQuestion(): string {
  return vscode.l10n.t('Write documentation comments for this code. Change nothing else.');
}

/** `file`: the new test file; `source`: what is tested. */
export function newTestsQuestion(file: string, source: string): string {
  return vscode.l10n.t(
    'Write the new test file {0} with tests for the code of {1}, by the customs of its language and project.',
    file,
    source,
  );
}

/** `file`: the test file that is there already; `source`: what is tested. */
export function addTestsQuestion(file: string, source: string): string {
  return vscode.l10n.t(
    'Add tests to {0} for the code of {1}. Leave the tests that are there as they are, and write like them.',
    file,
    source,
  );
}
