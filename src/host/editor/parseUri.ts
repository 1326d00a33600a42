import * as vscode from 'vscode';

/** A URI that came as a string, from the disk or from an imported chat; undefined where it is none. */
export function parseUri(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}
