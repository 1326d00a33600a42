import * as vscode from 'vscode';
import { readPromptFile } from '../../core/prompts/promptFile';
import { isPromptName, nameOfPromptFile } from '../../core/prompts/promptName';
import { isLink } from '../context/symbolicLink';
import type { Settings } from '../settings';

/** A template that a person or a workspace wrote. */
export interface OwnPrompt {
  readonly name: string;
  readonly description: string;
  readonly source: 'user' | 'workspace';
  readonly template: string;
  /** Where it stands, if in a file of its own; `firstLine` is zero-based. */
  readonly file?: { readonly uri: vscode.Uri; readonly firstLine: number };
  /** It is, or lies in, a symbolic link, which could lead out of the workspace: it was not read. */
  readonly isLink?: true;
}

/** Where a workspace keeps its prompts, below each folder. */
export const promptFolder = '.aimlapi/prompts';

/** A prompt file is read no further than this, bytes; a longer one is none. */
const largestFile = 200_000;

/** Prompts of the settings and of the open workspace, read when they are asked for. */
export class OwnPrompts {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The person's own first; of two with one name only the first is there. */
  async list(): Promise<readonly OwnPrompt[]> {
    const seen = new Set<string>();
    const written = [
      ...this.#ofSettings('user'),
      ...this.#ofSettings('workspace'),
      ...(await ofFolders()),
    ];
    return written.filter(({ name }) => {
      const key = name.toLowerCase();
      return !seen.has(key) && seen.add(key);
    });
  }

  #ofSettings(source: OwnPrompt['source']): readonly OwnPrompt[] {
    return Object.entries(this.#settings.saidBy(source, 'prompts') ?? {})
      .filter(([name]) => isPromptName(name))
      .map(([name, { prompt, description = '' }]) => ({
        name,
        description,
        source,
        template: prompt,
      }));
  }
}

/** In an untrusted workspace there are none: its files are not even looked at. */
async function ofFolders(): Promise<readonly OwnPrompt[]> {
  if (!vscode.workspace.isTrusted) return [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => ofFolder(uri)));
  return found.flat();
}

async function ofFolder(folder: vscode.Uri): Promise<readonly OwnPrompt[]> {
  const place = vscode.Uri.joinPath(folder, promptFolder);
  let entries: readonly [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(place);
  } catch {
    // Most workspaces have no such folder.
    return [];
  }
  const isBelowLink = (await isLink(vscode.Uri.joinPath(place, '..'))) || (await isLink(place));
  const isLinked = (type: vscode.FileType) =>
    isBelowLink || (type & vscode.FileType.SymbolicLink) !== 0;
  const files = entries
    .filter(([, type]) => (type & vscode.FileType.File) !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const read = await Promise.all(
    files.map(async ([name, type]) =>
      isLinked(type) ? ofLink(name) : await ofFile(vscode.Uri.joinPath(place, name), name),
    ),
  );
  return read.filter((prompt) => prompt !== undefined);
}

/** It is there by its name, so that it can be said why it does nothing. */
function ofLink(file: string): OwnPrompt | undefined {
  const name = nameOfPromptFile(file);
  if (name === undefined) return undefined;
  return { name, description: '', source: 'workspace', template: '', isLink: true };
}

async function ofFile(uri: vscode.Uri, file: string): Promise<OwnPrompt | undefined> {
  const name = nameOfPromptFile(file);
  if (name === undefined) return undefined;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return undefined;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const { description, template, firstLine } = readPromptFile(new TextDecoder().decode(bytes));
    return { name, description, source: 'workspace', template, file: { uri, firstLine } };
  } catch {
    // It went away meanwhile.
    return undefined;
  }
}
