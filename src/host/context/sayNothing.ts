import * as vscode from 'vscode';

/** Nothing goes along, and the person is told why. */
export function sayNothing(words: string): readonly [] {
  void vscode.window.showInformationMessage(words);
  return [];
}
