import * as vscode from 'vscode';
import { readPromptFile } from '../../core/prompts/promptFile';
import { parseTemplate } from '../../core/prompts/template';
import { promptProblem } from '../words/promptProblem';
import { promptFolder } from './ownPrompts';

/** Prompt files of the workspace. */
const promptFiles: vscode.DocumentFilter = { pattern: `**/${promptFolder}/*.md` };

/** Marks what is wrong in prompt files that are open, as they are written. */
export class PromptProblems implements vscode.Disposable {
  readonly #problems = vscode.languages.createDiagnosticCollection('AI/ML API prompts');
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#check(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#problems.delete(uri)),
      this.#problems,
    );
    for (const document of vscode.workspace.textDocuments) this.#check(document);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #check(document: vscode.TextDocument): void {
    if (vscode.languages.match(promptFiles, document) === 0) return;
    const { template, firstLine } = readPromptFile(document.getText());
    const found = parseTemplate(template).problems.map((problem) => {
      const start = new vscode.Position(problem.line + firstLine, problem.character);
      const range = new vscode.Range(start, start.translate(0, problem.length));
      return new vscode.Diagnostic(range, promptProblem(problem));
    });
    this.#problems.set(document.uri, found);
  }
}
