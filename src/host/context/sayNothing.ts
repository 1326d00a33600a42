import * as vscode from 'vscode';
import { literal } from '../words/literal';

/** Nothing goes along, and the person is told why. */
export function sayNothing(words: string): readonly [] {
  void vscode.window.showInformationMessage(literal(words));
  return [];
}
