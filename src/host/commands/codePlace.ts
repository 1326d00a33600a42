import * as vscode from 'vscode';
import { findDocument } from '../editor/findDocument';

/** A part of a document that a command is about. */
export interface CodePlace {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/** What code actions pass to commands; undefined for whatever else a command is called with. */
export function placeArgument(args: readonly unknown[]): CodePlace | undefined {
  const [uri, range] = args;
  if (!(uri instanceof vscode.Uri) || !(range instanceof vscode.Range)) return undefined;
  const document = findDocument(uri.toString());
  return document && { document, range: document.validateRange(range) };
}
