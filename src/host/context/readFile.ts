import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { toBase64 } from '../../core/context/base64';
import { imageTypeOf } from '../../core/context/imageType';
import { pastedImage } from '../draft/pasted';
import { wholeDocument } from '../editor/snapshot';
import { Refusal } from '../surface/refusal';
import { literal } from '../words/literal';

/** A picture that is larger goes to no model, bytes. */
const imageLimit = 5_000_000;

/** A text that is larger is not opened, bytes. */
const textLimit = 50_000_000;

/** A file of `size` bytes on the disk, as it is now. What cannot go along is refused in words. */
export async function readFile(uri: vscode.Uri, size: number): Promise<Attachment> {
  const name = vscode.workspace.asRelativePath(uri);
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
