import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { findDocument } from '../editor/findDocument';
import { wholeDocument } from '../editor/snapshot';
import { Refusal } from '../surface/refusal';
import { literal } from '../words/literal';
import type { Exclusion } from './exclusion';
import { openExclusion } from './excludedGate';
import { folderListing } from './folderListing';
import { readFile } from './readFile';

/** Of what a person picks or drops at once so many files are taken. */
const mostFiles = 50;

/** Takes files and folders that a person picked, as they are now. */
export class FileTaker {
  readonly #exclusion: Exclusion;

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  /** A file with its text, a folder as a list of its names. Rejects with `Refusal` in words. */
  async take(picked: vscode.Uri): Promise<Attachment> {
    const uri = asWorkspaceNamesIt(picked);
    const pattern = this.#exclusion.patternFor(uri);
    if (pattern !== undefined) {
      const name = vscode.workspace.asRelativePath(uri);
      throw new Refusal(
        vscode.l10n.t('{0} is excluded by aimlapi.context.exclude ({1}).', name, pattern),
      );
    }
    const open = findDocument(uri.toString());
    if (open) return wholeDocument(open);
    const { type, size } = await statOf(uri);
    if ((type & vscode.FileType.Directory) === 0) return await readFile(uri, size);
    return await folderListing(uri, this.#exclusion);
  }

  /** All of them that can be taken; of the others it is said why not. */
  async attachUris(uris: readonly vscode.Uri[]): Promise<readonly Attachment[]> {
    const taken: Attachment[] = [];
    const refused: string[] = [];
    for (const uri of uris.slice(0, mostFiles)) {
      try {
        taken.push(await this.take(uri));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push(error.message);
      }
    }
    if (uris.length > mostFiles) {
      refused.push(vscode.l10n.t('Only the first {0} files go along.', mostFiles));
    }
    if (refused.length > 0) void say(refused);
    return taken;
  }
}

async function say(refused: readonly string[]): Promise<void> {
  const settings = vscode.l10n.t('Open Settings');
  const answer = await vscode.window.showWarningMessage(
    literal(refused.slice(0, 5).join(' ')),
    settings,
  );
  if (answer === settings) await openExclusion();
}

/**
 * On a remote machine the window says `vscode-remote:` where this host says `file:`; what is excluded
 * is known by the workspace's names.
 */
function asWorkspaceNamesIt(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== 'vscode-remote') return uri;
  const local = uri.with({ scheme: 'file', authority: '' });
  return vscode.workspace.getWorkspaceFolder(local) ? local : uri;
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    const name = vscode.workspace.asRelativePath(uri);
    throw new Refusal(vscode.l10n.t('{0} cannot be read.', name));
  }
}
