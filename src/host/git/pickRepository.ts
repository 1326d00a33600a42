import * as vscode from 'vscode';
import { literal } from '../words/literal';
import type { GitApi, GitRepository } from './gitApi';

/**
 * The repository that a command is about: the one whose menu it was called from, the only one, or
 * the one that they pick, that of the active file being the first. Undefined
 * where there is none, which has been said, or none was picked.
 */
export async function pickRepository(
  git: GitApi,
  argument: unknown,
): Promise<GitRepository | undefined> {
  const root = rootOf(argument);
  const named = git.repositories.find(({ rootUri }) => rootUri.toString() === root?.toString());
  if (named) return named;
  const [only, ...others] = git.repositories;
  if (!only) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no Git repository in this window.'),
    );
    return undefined;
  }
  return others.length === 0 ? only : await pick(git);
}

async function pick(git: GitApi): Promise<GitRepository | undefined> {
  const file = vscode.window.activeTextEditor?.document.uri;
  const current = file && git.getRepository(file);
  const items = [...git.repositories]
    .sort((a, b) => Number(b === current) - Number(a === current))
    .map((repository) => ({
      label: literal(vscode.workspace.asRelativePath(repository.rootUri)),
      iconPath: new vscode.ThemeIcon('repo'),
      repository,
    }));
  const title = vscode.l10n.t('Which repository?');
  return (await vscode.window.showQuickPick(items, { title }))?.repository;
}

/** Menus of the source control view pass a `SourceControl`. */
function rootOf(argument: unknown): vscode.Uri | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { rootUri } = argument as { readonly rootUri?: unknown };
  return rootUri instanceof vscode.Uri ? rootUri : undefined;
}
