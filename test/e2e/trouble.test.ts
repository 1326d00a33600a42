import assert from 'node:assert/strict';
import { bodyVariant } from '../support/standin/bodyVariants';
import { errorReply } from '../support/standin/errorBodies';
import { stall, type Answer } from '../support/standin/script';
import { startStandIn } from '../support/standin/standIn';
import { streamReply } from '../support/standin/streamVariants';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { quickInput, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { openSideBar } from './support/sideBar';

/** A browser tells a web worker nothing of an answer without the headers for it, or of no server. */
const inWorker = process.env['AIMLAPI_TEST_HOST'] === 'web';
const unreadable = 'does not allow requests from an editor in the browser';

/** Journey 5: whatever goes wrong is said in words, with the button that mends it. */
describe('trouble', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({
      theme: 'dark',
      settings: { 'aimlapi.maxRetries': 1, 'aimlapi.idleTimeout': 5 },
    });
    desk.standIn.configure({ era: 'today', withdrawn: ['anthropic/claude-3-haiku'] });
    chat = await openSideBar(desk.editor);
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('offers a replacement for a retired model, which one click takes', async () => {
    const { editor, standIn } = desk;
    standIn.configure({ requireKey: false });
    await chat.say('Are you still there?');
    await chat.answer('failed').waitFor();
    await chat.alert.getByText('anthropic/claude-3-haiku').first().waitFor();
    await editor.screenshot('trouble-retired');
    await chat.alert.getByRole('button', { name: /^Use / }).click();
    await chat.answer('complete').waitFor();
    const [first, second] = standIn.completions.slice(-2);
    assert.equal(modelOf(first?.body), 'anthropic/claude-3-haiku');
    assert.notEqual(modelOf(second?.body), 'anthropic/claude-3-haiku');
    assert.match(await modelButton(), /Haiku 4\.5/);
    const catalogue = standIn.requests.filter(({ path }) => path.endsWith('/models'));
    assert.ok(catalogue.length > 0, 'the catalogue was not asked');
    standIn.configure({ era: 'origin', withdrawn: [], anyModel: true });
  });

  it('counts down a rate limit, and goes on at once when told to', async () => {
    const { editor, standIn } = desk;
    standIn.next(errorReply('rateLimit', { retryAfter: 30 }));
    await chat.say('Too fast?');
    const waiting = chat.answer('retrying');
    await waiting.getByText('Too many requests').waitFor();
    await waiting.getByText(/Trying again in \d+ s/).waitFor();
    await editor.screenshot('trouble-rate-limit');
    await waiting.getByRole('button', { name: 'Retry now' }).click();
    await chat.answer('complete').waitFor();
  });

  it('says that the account has no credit, not that one should wait', async () => {
    await fails(errorReply('noCredit'), 'The account has no credit left');
    await desk.editor.screenshot('trouble-no-credit');
    await mends('Retry');
  });

  it('says what the server said, as text', async () => {
    const answer = errorReply('internal', { envelope: 'html' });
    await fails(answer, inWorker ? unreadable : 'had an error of its own');
    if (!inWorker)
      await chat.alert.getByText(/^The server said: .*Internal server error/).waitFor();
    await mends('Retry');
  });

  for (const [name, words] of [
    ['html', inWorker ? unreadable : 'is not a chat completion'],
    ['garbage', 'is not a chat completion'],
    ['jsonArray', 'is not a chat completion'],
    ['empty', 'answered without a word'],
    ['noContent', 'answered without a word'],
    ['contentNull', 'answered without a word'],
    ['contentFilter', 'content filter'],
  ] as const) {
    it(`says so when the answer is nonsense: ${name}`, async () => {
      await fails(bodyVariant(name).script('Half.'), words);
      if (name === 'html') await desk.editor.screenshot('trouble-html');
      await mends('Retry');
    });
  }

  it('keeps what arrived when the connection is lost, and goes on from there', async () => {
    desk.standIn.next(streamReply('reset', ['Some of ', 'the answer.'], { endMs: 200 }));
    await chat.say('Will you finish?');
    await chat.answer('truncated').getByText('Some of the answer.').waitFor();
    await mends('Continue');
    await chat.answers.getByText('Some of the answer.').waitFor();
  });

  it('says that a reply has stalled, and ends one that stays silent', async () => {
    const { standIn } = desk;
    const script = streamReply('stall', ['A word, then silence.']);
    standIn.next(script);
    await chat.say('Are you asleep?');
    await chat.answer('streaming').getByText('A word, then silence.').waitFor();
    await chat.answer('truncated').waitFor();
    await chat.alert.getByText('fell silent').waitFor();
    await standIn.waitForClosed(standIn.completions.at(-1));
    await desk.editor.screenshot('trouble-silence');
    await mends('Continue');
  });

  it('can be stopped before the first word', async () => {
    const { standIn } = desk;
    standIn.next({ steps: [stall] });
    await chat.say('Anybody?');
    await chat.answer('waiting').waitFor();
    await chat.box.press('Escape');
    await chat.answer('stopped').waitFor();
    await standIn.waitForClosed(standIn.completions.at(-1));
  });

  it('asks for another key when the key is wrong, and goes on', async () => {
    const { editor, standIn } = desk;
    standIn.configure({ requireKey: true });
    await editor.command('AI/ML API: Set API Key…');
    await quickInputField(editor.page).fill('two words');
    await editor.page.keyboard.press('Enter');
    await quickInput(editor.page).getByText('A key has no blanks').waitFor();
    await quickInputField(editor.page).fill('  Bearer good-for-a-while  ');
    await editor.page.keyboard.press('Enter');
    await quickInput(editor.page).waitFor({ state: 'hidden' });

    standIn.configure({ keys: { 'good-for-a-while': 'wrong', 'standin-key': 'ok' } });
    await chat.say('Do you know me?');
    await chat.answer('failed').waitFor();
    await chat.alert.getByText('does not accept the API key').waitFor();
    await editor.screenshot('trouble-key');
    await chat.alert.getByRole('button', { name: 'Set API Key' }).click();
    await quickInputField(editor.page).fill('standin-key');
    await editor.page.keyboard.press('Enter');
    await chat.answer('complete').waitFor();
    assert.equal(standIn.completions.at(-1)?.headers.authorization, 'Bearer standin-key');
  });

  it('refuses addresses that are none or not safe, and keeps the question', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    const first = await chat.answers.count();
    await baseUrl('http://api.example.org/v1');
    await refuses('over plain http');
    await editor.screenshot('trouble-plain-http');
    await baseUrl('ftp://api.example.org');
    await refuses('is not an address');
    await baseUrl('  <');
    await refuses('is not an address');
    assert.equal(standIn.completions.length, before);

    await baseUrl(` "${standIn.url}/stand-in/v1/chat/completions/" `);
    await chat.answers.last().getByRole('button', { name: 'Retry' }).first().click();
    await chat.answer('complete').waitFor();
    assert.ok((await chat.answers.count()) >= first);
  });

  it('says that nothing listens at an address, and answers once something does', async () => {
    const gone = await startStandIn();
    await gone.close();
    await baseUrl(gone.baseUrl);
    await refuses(inWorker ? 'could not be reached' : 'refuses the connection');
    await baseUrl(desk.standIn.baseUrl);
    await mends('Retry');
  });

  /** The next answer fails, and these words say why. */
  async function fails(answer: Answer, words: string): Promise<void> {
    desk.standIn.next(answer);
    await refuses(words);
  }

  async function refuses(words: string): Promise<void> {
    const asked = await chat.questions.count();
    await chat.say(`What about this, number ${asked}?`);
    await chat.questions.nth(asked).waitFor();
    await chat.answer('failed').waitFor();
    await chat.alert.getByText(words).waitFor();
  }

  /** The button of this name in the alert leads to a complete answer. */
  async function mends(button: string): Promise<void> {
    await chat.alert.getByRole('button', { name: button }).click();
    await chat.answer('complete').waitFor();
  }

  async function baseUrl(value: string): Promise<void> {
    await desk.configure({ machine: { 'aimlapi.baseUrl': value } });
  }

  async function modelButton(): Promise<string> {
    return await chat.frame.getByRole('button', { name: /^Model:/ }).innerText();
  }
});

function modelOf(body: unknown): string {
  return (body as { readonly model: string }).model;
}
