import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { readGitignore } from '../../core/context/gitignore';
import type { Ignores } from '../../core/context/gitignore';
import type { Exclusion } from './exclusion';

/** Names that a listing holds at most, how many it looks at for them, and how deep it goes. */
const mostNames = 500;
const mostLookedAt = 10_000;
const mostDepth = 8;

/** For a model. */
const moreNames = '… (more names are left out)';

/** A `.gitignore` on the way to a name, with the folder it stands in. */
interface Level {
  readonly folder: string;
  readonly ignores: Ignores;
}

/** The names below a folder as an indented tree, without what git ignores and what is excluded. */
export async function folderListing(folder: vscode.Uri, exclusion: Exclusion): Promise<Attachment> {
  const walk = new Walk(exclusion);
  await walk.folder(folder, 0, await levelsAbove(folder));
  return {
    id: crypto.randomUUID(),
    kind: 'folder',
    label: `${vscode.workspace.asRelativePath(folder).replace(/\/$/, '')}/`,
    uri: folder.toString(),
    text: walk.lines.join('\n'),
  };
}

class Walk {
  readonly lines: string[] = [];
  #lookedAt = 0;
  readonly #exclusion: Exclusion;

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  async folder(uri: vscode.Uri, depth: number, above: readonly Level[]): Promise<void> {
    const own = await levelOf(uri);
    const levels = own ? [...above, own] : above;
    const entries = await vscode.workspace.fs.readDirectory(uri);
    const sorted = entries
      .map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0, type }))
      .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name));
    for (const { name, isFolder, type } of sorted) {
      if (this.#lookedAt++ >= mostLookedAt) {
        if (this.lines.at(-1) !== moreNames) this.lines.push(moreNames);
        return;
      }
      const child = vscode.Uri.joinPath(uri, name);
      if (name === '.git' || isIgnored(child.path, isFolder, levels)) continue;
      if (this.#exclusion.patternFor(child) !== undefined) continue;
      if (!this.#add('  '.repeat(depth) + name + (isFolder ? '/' : ''))) return;
      // A link may lead out of the folder, or back into it.
      const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
      if (isFolder && !isLink && depth < mostDepth) await this.folder(child, depth + 1, levels);
    }
  }

  /** False once there are too many; that is said in the list itself. */
  #add(line: string): boolean {
    if (this.lines.length > mostNames) return false;
    this.lines.push(this.lines.length < mostNames ? line : moreNames);
    return this.lines.length <= mostNames;
  }
}

function isIgnored(path: string, isFolder: boolean, levels: readonly Level[]): boolean {
  for (const { folder, ignores } of [...levels].reverse()) {
    const said = ignores(path.slice(folder.length + 1), isFolder);
    if (said !== undefined) return said;
  }
  return false;
}

/** The `.gitignore`s from the workspace folder down to the parent of `folder`. */
async function levelsAbove(folder: vscode.Uri): Promise<readonly Level[]> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  const levels: Level[] = [];
  if (!root) return levels;
  let at = root;
  for (const part of folder.path.slice(root.path.length).split('/').filter(Boolean)) {
    const level = await levelOf(at);
    if (level) levels.push(level);
    at = vscode.Uri.joinPath(at, part);
  }
  return levels;
}

async function levelOf(folder: vscode.Uri): Promise<Level | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, '.gitignore'));
    return { folder: folder.path, ignores: readGitignore(new TextDecoder().decode(bytes)) };
  } catch {
    return undefined;
  }
}
