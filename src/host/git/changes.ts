import * as vscode from 'vscode';
import { withoutFiles } from '../../core/commit/withoutFiles';
import type { Exclusion } from '../context/exclusion';
import type { GitRepository } from './gitApi';

/** What is staged, or changed in the working tree, as a diff without what excluded files hold. */
export async function changes(
  repository: GitRepository,
  isStaged: boolean,
  exclusion: Exclusion,
): Promise<string> {
  const { rootUri } = repository;
  return withoutFiles(
    await repository.diff(isStaged),
    (path) => exclusion.patternFor(vscode.Uri.joinPath(rootUri, path)) !== undefined,
  );
}
