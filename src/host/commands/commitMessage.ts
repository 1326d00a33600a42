import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { summariseDiff } from '../../core/commit/summariseDiff';
import type { Exclusion } from '../context/exclusion';
import { changes } from '../git/changes';
import { gitApi, noGitMessage } from '../git/gitApi';
import type { GitRepository } from '../git/gitApi';
import { CommitDraft } from '../git/commitDraft';
import type { CommitsInWriting } from '../git/commitsInWriting';
import { pickRepository } from '../git/pickRepository';
import { commitQuestion } from '../words/commitQuestion';
import { cancelled } from './askInNewChat';
import type { Asked, AskPorts } from './askInNewChat';

export interface CommitMessagePorts extends AskPorts {
  /** Tokens that fit in the model beside the reply. */
  roomTokens(): number;
  readonly writing: CommitsInWriting;
  readonly exclusion: Exclusion;
}

/** Of a diff so many tokens are sent at most: more costs, and adds little to a message. */
const mostTokens = 16_000;

/** Room that the question itself takes, tokens. */
const questionTokens = 1_000;

/**
 * Writes a commit message for what is staged, or for all changes where nothing is, into the box of
 * the repository. `argument`: what a menu of the source control view passes.
 */
export async function commitMessage(ports: CommitMessagePorts, argument: unknown): Promise<Asked> {
  const git = await gitApi();
  if (typeof git === 'string') {
    void vscode.window.showWarningMessage(noGitMessage(git));
    return cancelled;
  }
  const repository = await pickRepository(git, argument);
  const diff = repository && (await changesOf(repository, ports.exclusion));
  if (!repository || !diff) return cancelled;
  const room = Math.min(mostTokens, Math.max(ports.roomTokens() - questionTokens, 500));
  const { text: summary } = summariseDiff(diff.text, room);
  const question = commitQuestion({
    earlier: await earlierSubjects(repository),
    begun: repository.inputBox.value.trim(),
  });
  const message = await ports.outgoing.approve([attachmentOf(summary, diff.staged)], question, {
    fits: true,
  });
  if (!message) return cancelled;
  const session = ports.chats.create();
  const draft = new CommitDraft(session, repository, () =>
    ports.doors.show(session, ports.replyLocation()),
  );
  const title = diff.staged
    ? vscode.l10n.t('Writing a commit message for what is staged')
    : vscode.l10n.t('Nothing is staged: writing a commit message for all changes');
  const write = () => draft.write({ ...message, purpose: 'chat' }, title);
  return (await ports.writing.during(session, write)) ?? cancelled;
}

interface Changes {
  readonly text: string;
  readonly staged: boolean;
}

async function changesOf(
  repository: GitRepository,
  exclusion: Exclusion,
): Promise<Changes | undefined> {
  const staged = await changes(repository, true, exclusion);
  const text = staged.trim() === '' ? await changes(repository, false, exclusion) : staged;
  if (text.trim() !== '') return { text, staged: text === staged };
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'There is nothing to commit: no tracked file has changed. New files have to be staged.',
    ),
  );
  return undefined;
}

function attachmentOf(text: string, staged: boolean): Attachment {
  const label = staged
    ? vscode.l10n.t('Staged changes')
    : vscode.l10n.t('Changes, nothing is staged');
  return { id: crypto.randomUUID(), kind: 'diff', label, language: 'diff', text };
}

/** Subjects of earlier commits, so that the new one reads like them. */
async function earlierSubjects(repository: GitRepository): Promise<readonly string[]> {
  try {
    const commits = await repository.log({ maxEntries: 8 });
    return commits.map(({ message }) => message.split('\n', 1)[0]?.trim() ?? '').filter(Boolean);
  } catch {
    // A repository without a commit has no log.
    return [];
  }
}
