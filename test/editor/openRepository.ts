import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { GitApi, GitRepository } from '../../src/host/git/gitApi';

/** What the editor's Git extension has beyond what this one uses. */
interface WholeGitApi extends GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<WholeGitApi['state']>;
  openRepository(root: vscode.Uri): Promise<GitRepository | null>;
}

/** A new folder for a repository; the editor's Git opens none outside the workspace by itself. */
export function folderInWorkspace(prefix: string): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return mkdtempSync(path.join(folder.uri.fsPath, prefix));
}

/** The Git extension's interface, as soon as Git has been found. */
async function wholeGit(): Promise<WholeGitApi> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): WholeGitApi }>(
    'vscode.git',
  );
  assert.ok(extension);
  const api = (await extension.activate()).getAPI(1);
  if (api.state !== 'initialized') {
    await new Promise<void>((resolve) => {
      const listening = api.onDidChangeState((state) => {
        if (state !== 'initialized') return;
        listening.dispose();
        resolve();
      });
    });
  }
  return api;
}

/** Opens a folder's repository, when Git has been found. */
export async function openRepository(folder: string): Promise<GitRepository> {
  const api = await wholeGit();
  const repository = await api.openRepository(vscode.Uri.file(folder));
  assert.ok(repository, 'Git does not open the repository');
  return repository;
}

/**
 * Removes a folder with its repository, which the editor has closed before: with one that is left
 * open the next test would be asked which of the two it means.
 */
export async function removeRepository(folder: string): Promise<void> {
  const api = await wholeGit();
  const uri = vscode.Uri.file(folder);
  const isOpen = () => api.repositories.some(({ rootUri }) => rootUri.fsPath === uri.fsPath);
  if (isOpen()) await vscode.commands.executeCommand('git.close', uri);
  while (isOpen()) await new Promise((resolve) => setTimeout(resolve, 20));
  rmSync(folder, { recursive: true, force: true });
}
