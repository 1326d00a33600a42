import type * as vscode from 'vscode';
import type { GitApi, GitRepository } from '../../src/host/git/gitApi';

/** The editor's Git extension, as far as tests use it beyond what the extension does. */
export interface GitExtension {
  getAPI(version: 1): GitApi & { openRepository(root: vscode.Uri): Promise<GitRepository | null> };
}
