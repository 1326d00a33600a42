import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, Gate, write } from '../support/standin/script';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { streamReply } from '../support/standin/streamVariants';
import { useEndpoint } from './endpoint';
import type { Settled } from './endpoint';

const lines = [
  'def tide(month):',
  '    level = read(month)',
  '    return level * 2',
  '',
  'def ebb(month):',
  '    return tide(month) - 1',
  '',
];

const changed = ['    level = read(month) or 0', '    return level * 3'];

/** An answer that has begun. */
const eventStream = { 'content-type': 'text/event-stream' };
const half = 'data: {"choices":[{"index":0,"delta":{"content":"```python\\n    lev"}}]}\n\n';

describe('an edit of the selection', () => {
  let standIn: StandIn;
  let document: vscode.TextDocument;

  before(async () => {
    standIn = await startStandIn({ pace: 0, requireKey: false });
    await useEndpoint(standIn.baseUrl);
  });

  after(() => standIn.close());

  beforeEach(async () => {
    standIn.reset();
    await open(lines.join('\n'));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function open(text: string, selection = new vscode.Selection(1, 4, 2, 9)): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder, `gauges/edit${crypto.randomUUID().slice(0, 6)}.py`);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const editor = await vscode.window.showTextDocument(file, { selection });
    document = editor.document;
  }

  const answer = (code: readonly string[], before = '', behind = '') =>
    streamReply('haiku', [`${before}\`\`\`python\n`, `${code.join('\n')}\n`, `\`\`\`\n${behind}`]);

  const edit = (): Promise<Settled> =>
    Promise.resolve(vscode.commands.executeCommand<Settled>('aimlapi.edit', 'Triple it'));

  const accept = (): Thenable<string | undefined> =>
    vscode.commands.executeCommand('aimlapi.editAccept');

  function diff(): vscode.TabInputTextDiff | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  }

  /** Accepts as soon as the answer has come to its end, and tells what became of it. */
  async function acceptWhenReady(): Promise<string> {
    for (;;) {
      const outcome = await accept();
      if (outcome !== 'notReady' && outcome !== undefined) return outcome;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  const proposed = () => {
    const uri = diff()?.modified.toString();
    return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri)?.getText();
  };

  const insert = async (line: number, text: string) => {
    const change = new vscode.WorkspaceEdit();
    change.insert(document.uri, new vscode.Position(line, 0), text);
    assert.ok(await vscode.workspace.applyEdit(change));
  };

  it('is written when it is accepted, in one step to undo, and not before', async () => {
    standIn.next(answer(changed));
    const done = edit();
    await until(() => proposed()?.includes('* 3') ?? false);
    assert.equal(document.getText(), lines.join('\n'));
    assert.equal(document.isDirty, false);
    assert.equal(await acceptWhenReady(), 'accepted');
    assert.equal((await done).state, 'accepted');
    const expected = [lines[0], ...changed, ...lines.slice(3)].join('\n');
    assert.equal(document.getText(), expected);
    assert.equal(document.isDirty, true);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), lines.join('\n'));
  });

  it('is written once where the key is pressed twice', async () => {
    standIn.next(answer(changed));
    const done = edit();
    let outcomes: readonly unknown[] = [];
    await until(() => proposed()?.includes('* 3') ?? false);
    while (!outcomes.includes('accepted')) outcomes = await Promise.all([accept(), accept()]);
    assert.deepEqual(outcomes, ['accepted', 'accepted']);
    await done;
    assert.equal(document.getText(), [lines[0], ...changed, ...lines.slice(3)].join('\n'));
  });

  it('sends whole lines with the instruction, and says how to answer', async () => {
    standIn.next(answer(changed));
    const done = edit();
    await standIn.waitForRequest(({ path }) => path.endsWith('/completions'));
    await vscode.commands.executeCommand('aimlapi.editReject');
    assert.equal((await done).state, 'rejected');
    const { messages } = standIn.completions[0]?.body as {
      messages: readonly { content: string }[];
    };
    const content = messages.at(-1)?.content ?? '';
    assert.match(content, /lines 2-3, language python/);
    assert.ok(content.includes('    level = read(month)\n    return level * 2\n'));
    assert.match(content, /Triple it\n\nAnswer with one fenced code block/);
    assert.equal(document.getText(), lines.join('\n'));
  });

  it('is written anew for another instruction, which begins with the one before', async () => {
    standIn.next(answer(changed));
    const done = edit();
    await until(() => proposed()?.includes('* 3') ?? false);
    const { createQuickPick } = vscode.window;
    /** What was said to the window before has been done there, and what it said has arrived. */
    const inTheWindow = async () => {
      // The box says what changes in it at the end of the turn.
      await new Promise((resolve) => setTimeout(resolve));
      await vscode.commands.getCommands(true);
    };
    const given: string[] = [];
    const typing = (...args: Parameters<typeof createQuickPick>) => {
      const box = createQuickPick(...args);
      const show = box.show.bind(box);
      box.show = () => {
        show();
        given.push(box.value);
        void inTheWindow()
          .then(() => {
            box.value = 'Quadruple it';
            return inTheWindow();
          })
          .then(() =>
            vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
          );
      };
      return box;
    };
    Object.assign(vscode.window, { createQuickPick: typing });
    try {
      standIn.next(answer(changed.map((line) => line.replace('3', '4'))));
      await vscode.commands.executeCommand('aimlapi.editInstruction');
    } finally {
      Object.assign(vscode.window, { createQuickPick });
    }
    assert.deepEqual(given, ['Triple it']);
    await until(() => proposed()?.includes('* 4') ?? false);
    const { messages } = standIn.completions.at(-1)?.body as {
      messages: readonly { content: string }[];
    };
    assert.match(
      messages.at(-1)?.content ?? '',
      /Quadruple it\n\nAnswer with one fenced code block/,
    );
    assert.ok(!JSON.stringify(messages).includes('Triple it'), 'the first question goes along');
    assert.equal(await acceptWhenReady(), 'accepted');
    assert.equal((await done).state, 'accepted');
    const expected = [lines[0], ...changed, ...lines.slice(3)].join('\n').replace('* 3', '* 4');
    assert.equal(document.getText(), expected);
  });

  it('keeps to what was written elsewhere meanwhile', async () => {
    standIn.next(answer(changed));
    const done = edit();
    await until(() => proposed()?.includes('* 3') ?? false);
    await insert(0, '# first\n\n');
    await insert(8, '# last\n');
    assert.equal(await acceptWhenReady(), 'accepted');
    await done;
    assert.equal(
      document.getText(),
      ['# first', '', lines[0], ...changed, ...lines.slice(3, 6), '# last', ''].join('\n'),
    );
  });

  it('is refused where the same lines were changed meanwhile, and stays open', async () => {
    standIn.next(answer(changed));
    const done = edit();
    await until(() => proposed()?.includes('* 3') ?? false);
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, new vscode.Range(2, 0, 2, 20), '    return level + 7');
    await vscode.workspace.applyEdit(change);
    const before = document.getText();
    assert.equal(await acceptWhenReady(), 'conflict');
    assert.equal(document.getText(), before);
    assert.ok(diff());
    await vscode.commands.executeCommand('aimlapi.editReject');
    assert.equal((await done).state, 'rejected');
  });

  it('keeps the line ends of the file', async () => {
    await open(lines.join('\r\n'));
    standIn.next(answer(changed));
    const done = edit();
    assert.equal(await acceptWhenReady(), 'accepted');
    await done;
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    assert.equal(document.getText(), [lines[0], ...changed, ...lines.slice(3)].join('\r\n'));
  });

  it('works on a document that was never saved', async () => {
    document = await vscode.workspace.openTextDocument({ content: lines.join('\n') });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 3, 0);
    standIn.next(answer(changed));
    const done = edit();
    assert.equal(await acceptWhenReady(), 'accepted');
    await done;
    assert.equal(document.getText(), [lines[0], ...changed, ...lines.slice(3)].join('\n'));
  });

  it('puts nothing in the file that was said around the code', async () => {
    standIn.next(answer(changed, 'Here you are:\n\n', '\nIt is tripled now.'));
    const done = edit();
    assert.equal(await acceptWhenReady(), 'accepted');
    await done;
    assert.equal(document.getText(), [lines[0], ...changed, ...lines.slice(3)].join('\n'));
  });

  it('closes the socket when its diff is closed', async () => {
    const gate = new Gate();
    standIn.next({ headers: eventStream, steps: [write(half), at(gate)] });
    const done = edit();
    await gate.reached;
    await until(() => proposed()?.includes('    lev') ?? false);
    assert.equal(await accept(), 'notReady');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal((await done).state, 'cancelled');
    const [request] = standIn.completions;
    assert.ok(request);
    await standIn.waitForClosed(request);
    assert.equal(document.getText(), lines.join('\n'));
  });

  for (const [name, script] of [
    ['cut off', { headers: eventStream, steps: [write(half)] }],
    ['in words', streamReply('haiku', ['No.'])],
  ] as const) {
    it(`cannot be accepted when the answer is ${name}`, async () => {
      standIn.next(script);
      const done = edit();
      const request = await standIn.waitForRequest(({ path }) => path.endsWith('/completions'));
      await until(() => request.endedAt !== undefined);
      assert.equal(await accept(), 'notReady');
      await vscode.commands.executeCommand('aimlapi.editReject');
      assert.equal((await done).state, 'rejected');
      assert.equal(document.getText(), lines.join('\n'));
    });
  }
});
