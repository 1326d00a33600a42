import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../editor/projectRoot';

/** A text that the sources hand to `vscode.l10n.t`. */
export interface SourceMessage {
  readonly text: string;
  /** Where it stands: file and line, from 1. */
  readonly place: string;
}

export interface SourceMessages {
  readonly messages: readonly SourceMessage[];
  /** Calls whose text is not written there: no translation could be found for them. */
  readonly unreadable: readonly string[];
}

const folder = path.join(projectRoot, 'src');

/** Every text of the sources that can be translated, read from the syntax. */
export function sourceMessages(): SourceMessages {
  const messages: SourceMessage[] = [];
  const unreadable: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name)) continue;
    const text = readFileSync(path.join(folder, name), 'utf8');
    if (!text.includes('l10n')) continue;
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    visit(file, (call) => {
      const { line } = file.getLineAndCharacterOfPosition(call.getStart());
      const place = `${name}:${line + 1}`;
      const [first] = call.arguments;
      if (first && ts.isStringLiteralLike(first)) messages.push({ text: first.text, place });
      else unreadable.push(place);
    });
  }
  return { messages, unreadable };
}

function visit(node: ts.Node, take: (call: ts.CallExpression) => void): void {
  if (ts.isCallExpression(node) && isTranslation(node.expression)) take(node);
  ts.forEachChild(node, (child) => {
    visit(child, take);
  });
}

/** `vscode.l10n.t(…)`, or `t(…)` after `const { t } = vscode.l10n`. */
function isTranslation(called: ts.Expression): boolean {
  return /^(?:(?:vscode\.)?l10n\.)?t$/.test(called.getText());
}
