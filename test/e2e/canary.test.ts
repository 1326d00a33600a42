import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { errorReply } from '../support/standin/errorBodies';
import { startStandIn, type StandIn } from '../support/standin/standIn';
import { conversation, type Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { quickInput, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { filesBelow } from './support/stored';

const key = `canary-${randomUUID()}`;
const header = `canary-${randomUUID()}`;

/** A key is only in SecretStorage and in the Authorization header to its own origin. */
describe('the key', () => {
  let desk: Desk;
  let elsewhere: StandIn;
  let chat: Conversation;

  before(async () => {
    elsewhere = await startStandIn();
    desk = await sitDown({
      theme: 'dark',
      machineSettings: { 'aimlapi.extraHeaders': { 'x-gateway': header } },
    });
    const { editor } = desk;
    await editor.command('AI/ML API: Set API Key…');
    await quickInputField(editor.page).fill(key);
    await editor.page.keyboard.press('Enter');
    await quickInput(editor.page).waitFor({ state: 'hidden' });
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Explain Selection');
    chat = await conversation(editor, 'panel');
    await chat.frame.evaluate(
      `heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)))`,
    );
    await chat.answer('complete').waitFor();
  });

  after(async () => {
    await desk.leave();
    await elsewhere.close();
  });
  photographFailures(() => desk.editor);

  it('is taken out of what the server says', async () => {
    const message = `Incorrect API key provided: ${key}, gateway ${header}`;
    desk.standIn.next(errorReply('unauthorized', { message }));
    await chat.say('Who am I?');
    await chat.answer('failed').waitFor();
    await chat.alert.getByText('Incorrect API key provided').waitFor();
    await desk.editor.screenshot('canary-key-said');
  });

  it('does not follow a redirect to another origin', async () => {
    desk.standIn.next({
      status: 307,
      headers: { location: `${elsewhere.baseUrl}/chat/completions` },
      steps: [],
    });
    await chat.say('Where do you go?');
    await chat.answer('failed').waitFor();
    await chat.alert.getByText('was not followed').waitFor();
    assert.deepEqual(elsewhere.requests, []);
  });

  it('goes out as authorization and nowhere else in a request', () => {
    const { requests } = desk.standIn;
    assert.ok(requests.some(({ headers }) => headers.authorization === `Bearer ${key}`));
    for (const { method, path, query, headers, rawBody } of requests) {
      const { authorization, 'x-gateway': gateway, ...others } = headers;
      const rest = JSON.stringify([path, query, others, rawBody]);
      assert.ok(!holds(rest), `${method} ${path} tells a secret`);
      assert.ok(!authorization?.includes(header) && !gateway?.includes(key));
    }
  });

  it('is in no page and was in no message to one', async () => {
    const { page } = desk.editor;
    for (const frame of page.frames()) {
      assert.ok(!holds(await frame.content()), `${frame.url()} shows a secret`);
    }
    const heard = String(await chat.frame.evaluate('heard.join()'));
    assert.ok(heard.includes('Who am I?'));
    assert.ok(!holds(heard));
  });

  it('is in no log', async () => {
    const { editor, product } = desk;
    await editor.command('AI/ML API: Show Log');
    const lines = editor.page.locator('.part.panel .view-lines');
    await lines.first().waitFor();
    assert.ok(!holds((await lines.allInnerTexts()).join('\n')));
    assert.ok(!holds(product.output()));
    assert.ok(!holds(JSON.stringify(editor.problems)));
  });

  it('is in no file in words', async () => {
    const { editor, product } = desk;
    await editor.close();
    const settings = /\/settings\.json$|\/CachedConfigurations\//;
    const files = [product.userDataDir, product.workspace, product.browserProfile].flatMap(
      (folder) => filesBelow(folder),
    );
    const telling = files.filter((file) => {
      const text = readFileSync(file, 'latin1');
      return text.includes(key) || (text.includes(header) && !settings.test(file));
    });
    assert.ok(files.length > 100, `${files.length} files looked at`);
    assert.deepEqual(telling, []);
  });

  function holds(text: string): boolean {
    return text.includes(key) || text.includes(header);
  }
});
