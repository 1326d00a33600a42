import * as vscode from 'vscode';

/** The part of the API of VS Code's own Git extension that is used here (its `api/git.d.ts`). */
export interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  /** The box above the changes. */
  readonly inputBox: { value: string };
  readonly state: {
    readonly indexChanges: readonly unknown[];
    readonly workingTreeChanges: readonly unknown[];
  };
  /** The staged changes as a unified diff, or those of the working tree. */
  diff(cached?: boolean): Promise<string>;
  log(options?: { readonly maxEntries?: number }): Promise<readonly GitCommit[]>;
}

export interface GitCommit {
  readonly message: string;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Why there is no Git here. */
export type NoGit = 'missing' | 'disabled';

/**
 * VS Code's Git extension. It is `missing` in an editor without a machine behind it, such as a
 * browser's, and `disabled` by the setting `git.enabled`.
 */
export async function gitApi(): Promise<GitApi | NoGit> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return 'missing';
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.enabled ? git.getAPI(1) : 'disabled';
}

/** Why there is no Git here, in words that say what helps. */
export function noGitMessage(reason: NoGit): string {
  return reason === 'missing'
    ? vscode.l10n.t('There is no Git in this window: VS Code runs without a machine behind it.')
    : vscode.l10n.t('Git is turned off by the setting git.enabled.');
}
