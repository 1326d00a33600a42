import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { GitRepository } from '../../src/host/git/gitApi';
import { at, Gate, write } from '../support/standin/script';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { streamReply } from '../support/standin/streamVariants';
import { useEndpoint } from './endpoint';
import type { Settled } from './endpoint';
import { folderInWorkspace, openRepository, removeRepository } from './openRepository';

describe('the commit message', () => {
  let standIn: StandIn;
  let folder: string;
  let repository: GitRepository;

  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  const sent = () => {
    const body = standIn.completions.at(-1)?.body as { messages: readonly { content: string }[] };
    return body.messages.at(-1)?.content ?? '';
  };
  const generate = async (): Promise<Settled> =>
    vscode.commands.executeCommand('aimlapi.commitMessage', { rootUri: repository.rootUri });

  const headers = { 'content-type': 'text/event-stream' };
  const piece = (text: string) =>
    `data: {"choices":[{"index":0,"delta":{"content":"${text}"},"finish_reason":null}]}\n\n`;

  before(async () => {
    standIn = await startStandIn({ pace: 0, requireKey: false });
    await useEndpoint(standIn.baseUrl);
    folder = folderInWorkspace('aimlapi-commit-');
    git('init', '-q');
    git('config', 'user.name', 'Somebody');
    git('config', 'user.email', 'somebody@example.org');
    writeFileSync(path.join(folder, 'tide.txt'), 'low\n');
    git('add', '.');
    git('commit', '-q', '-m', 'Begin with low tide');
    repository = await openRepository(folder);
  });

  after(async () => {
    await standIn.close();
    await removeRepository(folder);
  });

  /** What the box held before may still be on its way back from the window, and come after it. */
  const writeInBox = async (words: string): Promise<void> => {
    do {
      repository.inputBox.value = words;
      for (let turn = 0; turn < 3; turn++) await vscode.commands.getCommands(true);
    } while (repository.inputBox.value !== words);
  };

  beforeEach(async () => {
    standIn.reset();
    await writeInBox('');
  });

  it('is not asked for where nothing has changed', async () => {
    assert.deepEqual(await generate(), { state: 'cancelled' });
    assert.equal(standIn.completions.length, 0);
  });

  it('is made of all changes where nothing is staged', async () => {
    writeFileSync(path.join(folder, 'tide.txt'), 'low\nhigh\n');
    standIn.next(streamReply('haiku', ['Add high', ' tide']));
    assert.equal((await generate()).state, 'complete');
    assert.equal(repository.inputBox.value, 'Add high tide');
    assert.match(sent(), /Diff: Changes, nothing is staged[^]*\+high/);
    assert.match(sent(), /Earlier messages[^]*- Begin with low tide/);
  });

  it('is made of what is staged, and of nothing else', async () => {
    writeFileSync(path.join(folder, 'moon.txt'), 'full\n');
    git('add', 'moon.txt');
    standIn.next(streamReply('haiku', ['```\nAdd a', ' moon\n\nIt pulls.\n```']));
    assert.equal((await generate()).state, 'complete');
    assert.equal(repository.inputBox.value, 'Add a moon\n\nIt pulls.');
    assert.match(sent(), /Diff: Staged changes[^]*\+full/);
    assert.doesNotMatch(sent(), /\+high/);
  });

  it('says nothing of what excluded files hold', async () => {
    writeFileSync(path.join(folder, '.env'), 'PLAIN=of no use to anybody\n');
    git('add', '-f', '.env');
    standIn.next(streamReply('haiku', ['Add a moon']));
    assert.equal((await generate()).state, 'complete');
    git('rm', '-q', '-f', '--cached', '.env');
    assert.match(sent(), /\+full/);
    assert.match(sent(), /\.env\n\[left out/);
    assert.doesNotMatch(sent(), /of no use to anybody/);
  });

  it('is for the repository that is picked of several, the active file’s first', async () => {
    const other = folderInWorkspace('aimlapi-commit-other-');
    const { showQuickPick } = vscode.window;
    try {
      execFileSync('git', ['init', '-q'], { cwd: other });
      writeFileSync(path.join(other, 'gull.txt'), 'white\n');
      execFileSync('git', ['add', '.'], { cwd: other });
      const second = await openRepository(other);
      await vscode.window.showTextDocument(vscode.Uri.file(path.join(other, 'gull.txt')));
      const offered: string[][] = [];
      const pick = (items: readonly { label: string }[]) => {
        offered.push(items.map(({ label }) => label));
        return Promise.resolve(items[0]);
      };
      Object.assign(vscode.window, { showQuickPick: pick });
      standIn.next(streamReply('haiku', ['Add a', ' gull']));
      const asked: Settled = await vscode.commands.executeCommand('aimlapi.commitMessage');
      assert.equal(asked.state, 'complete');
      assert.ok((offered[0]?.length ?? 0) >= 2, offered.join());
      assert.equal(offered[0]?.[0], path.basename(other));
      assert.ok(offered[0].includes(path.basename(folder)));
      assert.match(sent(), /\+white/);
      assert.equal(second.inputBox.value, 'Add a gull');
      assert.equal(repository.inputBox.value, '');
      Object.assign(vscode.window, { showQuickPick: () => Promise.resolve(undefined) });
      const none: Settled = await vscode.commands.executeCommand('aimlapi.commitMessage');
      assert.deepEqual(none, { state: 'cancelled' });
    } finally {
      Object.assign(vscode.window, { showQuickPick });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await removeRepository(other);
    }
  });

  it('streams into the box; when it is stopped, what stood there is back', async () => {
    await writeInBox('Mine');
    const gate = new Gate();
    standIn.next({ headers, steps: [write(piece('Add half')), at(gate)] });
    const generating = generate();
    await gate.reached;
    while (repository.inputBox.value !== 'Add half') {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.match(sent(), /This was written so far[^]*Mine/);
    await vscode.commands.executeCommand('aimlapi.stopCommitMessage');
    assert.equal((await generating).state, 'stopped');
    assert.equal(repository.inputBox.value, 'Mine');
  });

  it('that fails leaves the box as it was', async () => {
    await writeInBox('Mine');
    standIn.setDefault({ status: 400, steps: [] });
    assert.equal((await generate()).state, 'failed');
    assert.equal(repository.inputBox.value, 'Mine');
  });

  it('leaves the box to who writes in it meanwhile', async () => {
    const gate = new Gate();
    standIn.next({
      headers,
      steps: [write(piece('Add')), at(gate), write(piece(' more')), write('data: [DONE]\n\n')],
    });
    const generating = generate();
    await gate.reached;
    while (repository.inputBox.value !== 'Add') {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    repository.inputBox.value = 'My own words';
    gate.open();
    assert.equal((await generating).state, 'complete');
    assert.equal(repository.inputBox.value, 'My own words');
  });
});
