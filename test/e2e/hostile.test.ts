import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonReply } from '../support/standin/bodyShapes';
import { errorReply } from '../support/standin/errorBodies';
import { hostileReplies } from '../support/page/hostileReplies';
import { Gate, withHeaders } from '../support/standin/script';
import { streamReply } from '../support/standin/streamVariants';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification } from './support/notifications';
import { answerQuickInput, quickInput, quickInputEntry } from './support/palette';
import { pausing } from './support/pausing';
import { photographFailures } from './support/photographFailures';
import { newChat, openSideBar } from './support/sideBar';
import { filesBelow, untilStored } from './support/stored';

const canary = 'canary-0123456789-abcdef';
const storage = 'User/globalStorage/aimlapi-community.aimlapi-chat';

/** What comes from servers, files and settings is shown as it is written, and obeyed in nothing. */
describe('among hostile servers, files and settings', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({ theme: 'dark', requireKey: false });
    const data = Array.from({ length: 10_000 }, (_, n) => ({ id: `vendor/model-${n}` }));
    const evil = { id: 'evil/one', name: '$(trash) Evil\u202e\u0007\nname', type: 'chat' };
    desk.standIn.setRoute('GET /v1/models', jsonReply({ data: [evil, ...data] }));
    desk.standIn.configure({ anyModel: true });
    await desk.editor.command('AI/ML API: Set API Key…');
    await answerQuickInput(desk.editor.page, canary);
    await quickInput(desk.editor.page).waitFor({ state: 'hidden' });
    chat = await openSideBar(desk.editor);
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('shows names of models as they are written, though they look like icons', async () => {
    const { editor } = desk;
    await editor.command('AI/ML API: Select Model…');
    await quickInputEntry(editor.page, /\$\u200b\(trash\) Evil name/).waitFor();
    await answerQuickInput(editor.page, 'vendor/model-9999');
    await chat.button('Model: vendor/model-9999').waitFor();
  });

  it('shows titles of chats as they are written, without links to commands', async () => {
    const { editor } = desk;
    await chat.ask('$(date) [x](command:help)');
    await chat.button('History').click();
    const entry = quickInputEntry(editor.page, /\$\u200b\(date\)/);
    await entry.hover();
    await entry.getByRole('button', { name: 'Delete' }).click();
    await editor.page.keyboard.press('Escape');
    const toast = notification(editor.page, 'is deleted');
    await toast.getByText(/\[x\]\u200b\(command:help\)/).waitFor();
    assert.equal(await toast.locator('.notification-list-item-message a').count(), 0);
  });

  it('runs and fetches nothing of a reply, and stays alive with one line of 5 MB', async function () {
    this.timeout(180_000);
    const { editor, standIn } = desk;
    const pieces = Object.entries(hostileReplies)
      .filter(([name]) => /^(html|target)/.test(name))
      .map(([, text]) => `${text}\n\n`);
    await newChat(chat);
    standIn.next(streamReply('haiku', pieces));
    await chat.say('Surprise me');
    await chat.answer('complete').waitFor();
    standIn.next(streamReply('haiku', ['x'.repeat(5_000_000)]));
    await chat.say('And in one line');
    await chat.answers.nth(1).and(chat.frame.locator('[data-state="complete"]')).waitFor({
      timeout: 60_000,
    });
    await newChat(chat);
    await chat.ask('Are you well?');
    assert.deepEqual(editor.problems, { pageErrors: [], consoleErrors: [], strangers: [] });
  });

  it('keeps a key that the server repeats away from files and log', async () => {
    const { editor, product, standIn } = desk;
    await newChat(chat);
    standIn.next(errorReply(400, { message: `Bearer ${canary} is not welcome, ${canary}` }));
    await chat.say('Do you tell?');
    await chat.alert.getByText('is not welcome').waitFor();
    standIn.next(withHeaders(errorReply(500), { 'x-request-id': canary, 'set-cookie': canary }));
    await chat.say('And now?');
    await chat.answer('failed').waitFor();
    await editor.command('AI/ML API: Inspect Last Request');
    await editor.page.locator('.view-line').getByText('"received"').first().waitFor();
    assert.doesNotMatch(await editor.page.locator('body').innerText(), /canary-0123/);
    assert.doesNotMatch(await chat.frame.locator('body').innerText(), /canary-0123/);
    const told = filesBelow(product.userDataDir).filter((file) =>
      readFileSync(file).includes(canary),
    );
    assert.deepEqual(told, []);
    await editor.command('View: Close Editor');
  });

  it('does not show what stands before the host in a base URL', async () => {
    const { editor, standIn } = desk;
    await desk.configure({ machine: { 'aimlapi.baseUrl': 'https://me:hunter2@a.example/v1' } });
    await newChat(chat);
    await chat.say('Where does this go?');
    await chat.answer('failed').waitFor();
    assert.doesNotMatch(await chat.frame.locator('body').innerHTML(), /hunter2/);
    await editor.command('AI/ML API: Test Connection');
    await quickInputEntry(editor.page, 'Address').waitFor();
    assert.doesNotMatch(await quickInput(editor.page).innerHTML(), /hunter2/);
    await editor.page.keyboard.press('Escape');
    await desk.configure({ machine: { 'aimlapi.baseUrl': standIn.baseUrl } });
  });

  it('heeds no address, headers or nonsense from the settings of a folder', async () => {
    const { product, standIn } = desk;
    mkdirSync(path.join(product.workspace, '.vscode'), { recursive: true });
    writeFileSync(
      path.join(product.workspace, '.vscode/settings.json'),
      JSON.stringify({
        'aimlapi.baseUrl': 'http://127.0.0.1:1/v1',
        'aimlapi.extraHeaders': { 'X-Evil': '1', Authorization: 'Bearer evil' },
        'aimlapi.maxTokens': -5,
        'aimlapi.temperature': 'hot',
        'aimlapi.stop': [[], null],
        'aimlapi.systemPrompt': { a: 1 },
        'aimlapi.idleTimeout': 'NaN',
        'aimlapi.fontSize': 1e9,
        'aimlapi.sendKey': ['enter'],
        'aimlapi.replyLocation': '__proto__',
      }),
    );
    await desk.reopen();
    chat = await openSideBar(desk.editor);
    await newChat(chat);
    await chat.ask('Are you still there?');
    const sent = standIn.completions.at(-1);
    assert.ok(sent);
    assert.equal(sent.headers.authorization, `Bearer ${canary}`);
    assert.equal(sent.headers['x-evil'], undefined);
    const body = sent.body as Record<string, unknown>;
    assert.deepEqual(
      [body['max_tokens'], 'temperature' in body, 'stop' in body],
      [4096, false, false],
    );
    writeFileSync(path.join(product.workspace, '.vscode/settings.json'), '{}');
  });

  it('keeps what had arrived when its extension host is killed', async () => {
    const { editor, product, standIn } = desk;
    if (product.extensionHosts().length === 0) return;
    const gate = new Gate();
    standIn.next(pausing(['These words were heard', ' and these not.'], gate));
    await chat.say('Will you live?');
    await chat.answer('streaming').getByText('These words were heard').waitFor();
    await untilStored(desk, 'These words were heard');
    for (const id of product.extensionHosts()) process.kill(id, 'SIGKILL');
    gate.open();
    await editor.reload();
    chat = await openSideBar(desk.editor);
    await chat.answer('truncated').getByText('These words were heard').waitFor();
  });

  it('opens though the chat that it showed last cannot be read', async () => {
    const { product } = desk;
    await untilStored(desk, 'These words were heard');
    await desk.editor.close();
    const chats = path.join(product.userDataDir, storage, 'chats');
    for (const name of readdirSync(chats)) {
      renameSync(path.join(chats, name), path.join(chats, `${name}-away`));
      writeFileSync(path.join(chats, name), 'not a folder');
    }
    await desk.reopen();
    chat = await openSideBar(desk.editor);
    await chat.ask('Is anybody there?');
  });

  it('reads what is left among garbage', async () => {
    const { product } = desk;
    await untilStored(desk, 'Is anybody there?');
    const chats = path.join(product.userDataDir, storage, 'chats');
    for (const file of filesBelow(chats)) {
      const folder = path.dirname(file);
      if (folder === chats) continue;
      writeFileSync(path.join(folder, 'garbage1-00000001.seg'), Buffer.alloc(200_000, 0xff));
      mkdirSync(path.join(folder, 'garbage2-00000001.seg'), { recursive: true });
      writeFileSync(path.join(folder, '$(trash).seg'), '{}');
    }
    await desk.reopen();
    chat = await openSideBar(desk.editor);
    await chat.questions.getByText('Is anybody there?').waitFor();
    await chat.ask('And now?');
  });
});
