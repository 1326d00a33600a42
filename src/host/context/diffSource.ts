import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { changes } from '../git/changes';
import { gitApi, noGitMessage } from '../git/gitApi';
import type { GitRepository } from '../git/gitApi';
import { pickRepository } from '../git/pickRepository';
import type { ContextSource } from './contextSource';
import type { Exclusion } from './exclusion';
import { sayNothing } from './sayNothing';

/** Changes as a diff: "staged" or "working" by the argument, else what is staged, or if nothing is, the rest. */
export function diffSource(exclusion: Exclusion): ContextSource {
  const exists = () => vscode.extensions.getExtension('vscode.git') !== undefined;
  return {
    name: 'diff',
    title: vscode.l10n.t('Changes (Git)'),
    icon: 'diff',
    get detail() {
      return exists() ? vscode.l10n.t('staged, or of the working tree') : noGitMessage('missing');
    },
    available: exists,
    take: async (argument) => {
      const git = await gitApi();
      if (typeof git === 'string') return sayNothing(noGitMessage(git));
      const repository = await pickRepository(git, undefined);
      return repository ? await changesOf(repository, argument, exclusion) : [];
    },
  };
}

async function changesOf(
  repository: GitRepository,
  argument: string | undefined,
  exclusion: Exclusion,
): Promise<readonly Attachment[]> {
  for (const isStaged of [true, false]) {
    if (argument !== undefined && (argument === 'staged') !== isStaged) continue;
    const text = await changes(repository, isStaged, exclusion);
    if (text.trim() !== '') return [diffAttachment(text, isStaged)];
  }
  return sayNothing(vscode.l10n.t('There are no such changes.'));
}

function diffAttachment(text: string, isStaged: boolean): Attachment {
  return {
    id: crypto.randomUUID(),
    kind: 'diff',
    label: isStaged ? vscode.l10n.t('Staged changes') : vscode.l10n.t('Changes not staged'),
    language: 'diff',
    text,
  };
}
