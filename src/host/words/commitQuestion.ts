import * as vscode from 'vscode';

export interface CommitFacts {
  /** Subjects of earlier commits, the newest first. */
  readonly earlier: readonly string[];
  /** What stands in the box already. */
  readonly begun: string;
}

/** What Generate Commit Message asks. */
export function commitQuestion({ earlier, begun }: CommitFacts): string {
  const parts = [
    vscode.l10n.t(
      'Write a commit message for these changes: a summary of at most 72 characters, in the imperative; then, only where it says more, an empty line and why. Answer with the message alone.',
    ),
  ];
  if (earlier.length > 0) {
    const list = earlier.map((subject) => `- ${subject}`).join('\n');
    parts.push(`${vscode.l10n.t('Earlier messages, to be like in style:')}\n${list}`);
  }
  if (begun !== '') {
    parts.push(`${vscode.l10n.t('This was written so far and should be kept to:')}\n${begun}`);
  }
  return parts.join('\n\n');
}
