import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { readFile } from '../draft/dropped';
import { Refusal } from '../surface/refusal';
import { literal } from '../words/literal';
import type { Exclusion } from './exclusion';
import { openExclusion } from './outgoing';
import { folderListing } from './folderListing';

/** Of what a person picks or drops at once so many files are taken. */
const mostFiles = 50;

/** Takes files and folders that a person picked, as they are now. */
export class FileTaker {
  readonly #exclusion: Exclusion;

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  /** A file with its text, a folder as a list of its names. Rejects with `Refusal` in words. */
  async take(uri: vscode.Uri): Promise<Attachment> {
    const pattern = this.#exclusion.patternFor(uri);
    if (pattern !== undefined) {
      const name = literal(vscode.workspace.asRelativePath(uri));
      throw new Refusal(
        vscode.l10n.t('{0} is excluded by aimlapi.context.exclude ({1}).', name, pattern),
      );
    }
    if (await isFolder(uri)) return await folderListing(uri, this.#exclusion);
    return await readFile(uri);
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
  const answer = await vscode.window.showWarningMessage(refused.slice(0, 5).join(' '), settings);
  if (answer === settings) await openExclusion();
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    // An untitled document has no place; what is not there is said by who reads it.
    return false;
  }
}
