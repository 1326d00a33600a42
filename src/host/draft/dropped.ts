import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { toBase64 } from '../../core/context/base64';
import { imageTypeOf } from '../../core/context/imageType';
import { wholeDocument } from '../editor/snapshot';
import { Refusal } from '../surface/refusal';
import { literal } from '../words/literal';
import { pastedImage } from './pasted';

/** A picture that is larger goes to no model, bytes. */
const imageLimit = 5_000_000;

/** A text that is larger is not opened, bytes. */
const textLimit = 50_000_000;

/**
 * A file that the person picked or dropped, inside the workspace or not, as it is now. What cannot go
 * along is refused in words.
 */
export async function readFile(picked: vscode.Uri): Promise<Attachment> {
  const uri = asWorkspaceNamesIt(picked);
  const name = vscode.workspace.asRelativePath(uri);
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (open) return wholeDocument(open);
  const { type, size } = await statOf(uri, name);
  if ((type & vscode.FileType.Directory) !== 0) {
    throw new Refusal(vscode.l10n.t('{0} is a folder. Drop its files instead.', name));
  }
  if (size > textLimit) throw new Refusal(vscode.l10n.t('{0} is too large to be read.', name));
  const mimeType = imageTypeOf(uri.path);
  if (mimeType !== undefined) return await readImage(uri, name, mimeType);
  try {
    return wholeDocument(await vscode.workspace.openTextDocument(uri));
  } catch {
    throw new Refusal(
      vscode.l10n.t('{0} is not a text file that VS Code can open.', literal(name)),
    );
  }
}

/** On a remote machine the window says `vscode-remote:` where this host says `file:`. */
function asWorkspaceNamesIt(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== 'vscode-remote') return uri;
  const local = uri.with({ scheme: 'file', authority: '' });
  return vscode.workspace.getWorkspaceFolder(local) ? local : uri;
}

async function statOf(uri: vscode.Uri, name: string): Promise<vscode.FileStat> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    throw new Refusal(vscode.l10n.t('{0} cannot be read.', name));
  }
}

async function readImage(uri: vscode.Uri, name: string, mimeType: string): Promise<Attachment> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  if (bytes.byteLength > imageLimit) {
    throw new Refusal(
      vscode.l10n.t(
        '{0} is larger than {1} MB. Copy the picture and paste it: then it is made smaller.',
        name,
        imageLimit / 1_000_000,
      ),
    );
  }
  const image = { base64: toBase64(bytes), mimeType, width: 0, height: 0, name };
  return { ...pastedImage(image), uri: uri.toString() };
}
