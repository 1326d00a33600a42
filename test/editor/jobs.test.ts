import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { enclosingSymbols } from '../../src/host/editor/symbols';
import { reviewSource } from '../../src/host/review/reviewProblems';
import { Gate, gated } from '../support/standin/script';
import { streamReply } from '../support/standin/streamVariants';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { useEndpoint } from './endpoint';
import type { Settled } from './endpoint';

interface Body {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

const lines = ['export function add(a, b) {', '  return a - b;', '}', '', 'let unused = 1;', ''];

describe('jobs on code', () => {
  let standIn: StandIn;
  const reported = vscode.languages.createDiagnosticCollection('jobs test');
  const sent = () => (standIn.completions.at(-1)?.body as Body).messages.at(-1)?.content ?? '';
  const run = async (command: string, ...args: unknown[]): Promise<Settled> =>
    vscode.commands.executeCommand(`aimlapi.${command}`, ...args);

  before(async () => {
    standIn = await startStandIn({ pace: 0, requireKey: false });
    await useEndpoint(standIn.baseUrl);
  });

  after(async () => {
    reported.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await standIn.close();
  });

  beforeEach(() => standIn.reset());

  async function open(...selections: readonly vscode.Selection[]): Promise<vscode.TextEditor> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder, 'boats/sum.js');
    const text = lines.join('\n');
    const { textDocuments } = vscode.workspace;
    if (!textDocuments.some(({ uri }) => uri.toString() === file.toString())) {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    }
    const editor = await vscode.window.showTextDocument(file, {
      viewColumn: vscode.ViewColumn.One,
    });
    // The test before may have left changes, and VS Code saves them to the disk when it likes.
    const { document } = editor;
    if (document.getText() !== text) {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      await editor.edit((builder) => builder.replace(whole, text));
    }
    if (document.isDirty) assert.ok(await document.save());
    editor.selections = selections;
    return editor;
  }

  const findingsOf = (uri: vscode.Uri) =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === reviewSource);

  it('Explain sends several selections as they are, and nothing between', async () => {
    await open(new vscode.Selection(4, 0, 4, 15), new vscode.Selection(0, 16, 0, 19));
    assert.equal((await run('explain')).state, 'complete');
    assert.match(sent(), /line 1, language javascript\n```javascript\nadd\n```/);
    assert.match(sent(), /line 5, language javascript\n```javascript\nlet unused = 1;\n```/);
    assert.doesNotMatch(sent(), /return/);
  });

  it('the function around the cursor comes before one line of it, and a very long type last', async () => {
    const symbol = (name: string, first: number, last: number) =>
      new vscode.DocumentSymbol(
        name,
        '',
        vscode.SymbolKind.Variable,
        new vscode.Range(first, 0, last, 1),
        new vscode.Range(first, 0, first, 1),
      );
    const [boat, price, hours] = [symbol('Boat', 0, 300), symbol('price', 2, 5), symbol('h', 3, 3)];
    boat.children = [price];
    price.children = [hours];
    const symbols = vscode.languages.registerDocumentSymbolProvider('plaintext', {
      provideDocumentSymbols: () => [boat],
    });
    const document = await vscode.workspace.openTextDocument({ content: 'a\n'.repeat(301) });
    const around = await enclosingSymbols(document, new vscode.Position(3, 0));
    symbols.dispose();
    assert.deepEqual(
      around.map(({ name }) => name),
      ['price', 'h', 'Boat'],
    );
  });

  it('Review shows findings at their lines, follows edits meanwhile, and is cleared', async () => {
    const editor = await open(new vscode.Selection(0, 0, 3, 0));
    const answer = [
      'Two things:\n\n',
      '- error, line 1, `return a - b;`: Subtracts. Write `a + b`.\n',
      '- info, line 1, `function add`: No types.\n- warning, line 99: Elsewhere.\n',
    ];
    const gate = new Gate();
    standIn.next(gated(streamReply('haiku', answer), gate));
    const reviewing = run('review');
    await gate.reached;
    const change = new vscode.WorkspaceEdit();
    change.insert(editor.document.uri, new vscode.Position(0, 0), '// sums\n');
    assert.ok(await vscode.workspace.applyEdit(change));
    gate.open();
    assert.equal((await reviewing).state, 'complete');
    assert.match(sent(), /Review this code[^]*- severity, line N/);
    const { uri } = editor.document;
    const shown = findingsOf(uri).map(({ range, severity, message }) => ({
      line: range.start.line,
      code: editor.document.getText(range),
      severity,
      message,
    }));
    assert.deepEqual(shown, [
      {
        line: 2,
        code: 'return a - b;',
        severity: vscode.DiagnosticSeverity.Error,
        message: 'Subtracts. Write `a + b`.',
      },
      {
        line: 1,
        code: 'export function add(a, b) {',
        severity: vscode.DiagnosticSeverity.Information,
        message: 'No types.',
      },
    ]);
    await run('clearReview');
    assert.deepEqual(findingsOf(uri), []);
  });

  it('Review without findings that name a line leaves no problem', async () => {
    const editor = await open(new vscode.Selection(0, 0, 3, 0));
    standIn.next(streamReply('haiku', ['I would not change', ' much here.']));
    assert.equal((await run('review')).state, 'complete');
    assert.deepEqual(findingsOf(editor.document.uri), []);
  });

  it('the lightbulb offers to fix and to explain a problem, and jobs for a selection', async () => {
    const editor = await open(new vscode.Selection(1, 2, 1, 2));
    const { uri } = editor.document;
    const range = new vscode.Range(1, 9, 1, 14);
    reported.set(uri, [new vscode.Diagnostic(range, 'Minus is not plus.')]);
    const titles = async (of: vscode.Range) => {
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        of,
      );
      return actions.map(({ title }) => title).filter((title) => title.includes('AI/ML API'));
    };
    const atProblem = await titles(range);
    assert.ok(atProblem.includes('Fix with AI/ML API'));
    assert.ok(atProblem.includes('Explain this problem (AI/ML API)'));
    const elsewhere = await titles(new vscode.Range(4, 0, 4, 15));
    assert.deepEqual(elsewhere.sort(), [
      'Document (AI/ML API)',
      'Edit… (AI/ML API)',
      'Explain (AI/ML API)',
      'Review (AI/ML API)',
      'Write tests (AI/ML API)',
    ]);
  });

  it('Explain Problem sends the problem with the code around it', async () => {
    const editor = await open(new vscode.Selection(1, 2, 1, 2));
    const problem = new vscode.Diagnostic(new vscode.Range(1, 9, 1, 14), 'Minus is not plus.');
    problem.source = 'sums';
    problem.code = 'S7';
    reported.set(editor.document.uri, [problem]);
    assert.equal((await run('explainProblem')).state, 'complete');
    assert.match(
      sent(),
      /Problems: boats\/sum\.js[^]*line 2: error: Minus is not plus\. \(sums S7\)/,
    );
    assert.match(sent(), /return a - b;[^]*Explain this problem/);
  });

  it('Fix Problems proposes, and changes nothing before it is accepted', async () => {
    const editor = await open(new vscode.Selection(1, 0, 1, 0));
    const { document } = editor;
    const before = document.getText();
    const range = new vscode.Range(1, 9, 1, 14);
    reported.set(document.uri, [new vscode.Diagnostic(range, 'Minus is not plus.')]);
    standIn.next(streamReply('haiku', ['```js\n', `${before.replace('-', '+')}\n`, '```']));
    const fixing = run('fix', document.uri, range);
    await proposalOpen('sum.js: fixed');
    assert.match(sent(), /Minus is not plus\.[^]*Fix the problems/);
    assert.equal(document.getText(), before);
    await acceptWhenReady();
    assert.equal((await fixing).state, 'accepted');
    assert.match(document.getText(), /return a \+ b;/);
    await vscode.commands.executeCommand('undo');
  });

  it('Document Selection proposes the code with its documentation, and touches nothing else', async () => {
    const editor = await open(new vscode.Selection(0, 16, 1, 3));
    const { document } = editor;
    const documented = ['/** The sum of two numbers. */', ...lines.slice(0, 3)];
    standIn.next(
      streamReply('haiku', ['```js\n', `${documented.slice(0, 3).join('\n')}\n`, '```']),
    );
    const documenting = run('document');
    await proposalOpen('sum.js: documented');
    assert.match(sent(), /lines 1-2, language javascript/);
    assert.match(sent(), /function add\(a, b\) \{\n {2}return a - b;\n/);
    assert.match(sent(), /[Dd]ocument/);
    assert.doesNotMatch(sent(), /unused/);
    assert.equal(document.getText(), lines.join('\n'));
    await acceptWhenReady();
    assert.equal((await documenting).state, 'accepted');
    assert.equal(document.getText(), [...documented, ...lines.slice(3)].join('\n'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), lines.join('\n'));
  });

  it('Write Tests proposes a new file where the project would have it', async () => {
    await open(new vscode.Selection(0, 0, 3, 0));
    const tests = "import { add } from './sum.js';\n\nadd(1, 2);";
    standIn.next(streamReply('haiku', ['```js\n', tests, '\n```']));
    const testing = run('test');
    await proposalOpen('sum.test.js: tests');
    assert.match(
      sent(),
      /new test file boats\/sum\.test\.js with tests for the code of boats\/sum\.js/,
    );
    assert.match(sent(), /return a - b;/);
    await acceptWhenReady();
    assert.equal((await testing).state, 'accepted');
    const made = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'untitled' && uri.path.endsWith('/boats/sum.test.js'),
    );
    assert.equal(made?.isUntitled, true);
    assert.equal(made.getText().trim(), tests);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('Write Tests leaves no empty file behind where the proposal is rejected', async () => {
    await open(new vscode.Selection(0, 0, 3, 0));
    standIn.next(streamReply('haiku', ['```js\n', 'add(1, 2);', '\n```']));
    const testing = run('test');
    await proposalOpen('sum.test.js: tests');
    await vscode.commands.executeCommand('aimlapi.editReject');
    assert.equal((await testing).state, 'rejected');
    const shown = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.equal(shown.includes('sum.test.js'), false);
  });

  /** Accepts the proposal in front as soon as the answer has come to its end. */
  async function acceptWhenReady(): Promise<void> {
    const accept = () => vscode.commands.executeCommand<string | undefined>('aimlapi.editAccept');
    let outcome = await accept();
    while (outcome === undefined || outcome === 'notReady') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      outcome = await accept();
    }
    assert.equal(outcome, 'accepted');
  }

  /** The proposal's tab is in front, and its request has been sent. */
  async function proposalOpen(label: string): Promise<void> {
    await standIn.waitForRequest(({ path }) => path.endsWith('/completions'));
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, label);
  }
});
