import assert from 'node:assert/strict';
import { chatPages } from './chatPages';
import { frame, question, reply, selection, states } from '../../support/page/states';

describe('what the page is to assistive technology', () => {
  const open = chatPages();

  it('has the transcript, the box and the ways to other chats in both doors', async () => {
    for (const door of ['panel', 'sidebar'] as const) {
      const { page, snapshot } = await open({ door });
      await snapshot(states.empty());
      const log = page.getByRole('log', { name: 'Conversation' });
      assert.equal(await log.getAttribute('aria-live'), 'off');
      await page.getByRole('textbox', { name: 'Message' }).waitFor();
      for (const name of ['Send', 'New chat', 'History', 'Attach…']) {
        await page.getByRole('button', { name, exact: true }).waitFor();
      }
      await page.getByRole('button', { name: /^Model:/ }).waitFor();
    }
  });

  it('names messages and says how they stand', async () => {
    const { page, snapshot } = await open();
    await snapshot(states.answered());
    const asked = page.getByRole('article', { name: /^You/ });
    const answer = page.getByRole('article', { name: /^Assistant/ });
    assert.equal(await answer.getAttribute('data-state'), 'complete');
    await asked.getByRole('button', { name: 'Edit message' }).waitFor();
    await asked.getByText('2 of 3').waitFor();
    for (const name of ['Copy message', 'Retry', 'Copy code', 'Insert at cursor', 'New file']) {
      await answer.getByRole('button', { name }).waitFor();
    }
  });

  it('has each state of a reply', async () => {
    const { page, snapshot } = await open();
    for (const name of ['waiting', 'streaming', 'retrying', 'truncated', 'failed'] as const) {
      await snapshot(states[name]());
      const answer = page.getByRole('article', { name: /^Assistant/ });
      assert.equal(await answer.getAttribute('data-state'), name);
    }
  });

  it('tells a failure in an alert with its remedies', async () => {
    const { page, snapshot, next } = await open();
    await snapshot(states.failed());
    const alert = page.getByRole('alert');
    await alert.getByText('The server said: You have run out of credits.').waitFor();
    const remedy = next('remedy');
    await alert.getByRole('button', { name: 'Retry' }).click();
    assert.deepEqual(await remedy, { type: 'remedy', id: 'a1', action: { do: 'retry' } });
    const copied = next('remedy');
    await alert.getByRole('button', { name: 'Copy request ID' }).click();
    assert.deepEqual((await copied)['action'], {
      do: 'copyRequestId',
      requestId: 'req_9f2c41d07be84a',
    });
  });

  it('lists what will be sent, each with a way to take it out', async () => {
    const { page, snapshot, next } = await open();
    await snapshot(states.tour());
    const context = page.getByRole('list', { name: 'Context' });
    assert.equal(await context.getByRole('listitem').count(), 2);
    const removed = next('removeContext');
    await context.getByRole('button', { name: `Remove ${selection.label}` }).click();
    assert.equal((await removed)['id'], selection.id);
    const opened = next('openContext');
    await context.getByRole('button', { name: `Open ${selection.label} 12–48` }).click();
    assert.equal((await opened)['id'], selection.id);
  });

  it('offers to go on after a cut-off and counts down to a retry', async () => {
    const { page, snapshot, next } = await open();
    await snapshot(states.truncated());
    const continued = next('continue');
    await page.getByRole('button', { name: 'Continue' }).click();
    assert.equal((await continued)['id'], 'a1');
    await snapshot(states.retrying());
    await page.getByText(/^Trying again in \d+ s$/).waitFor();
    const now = next('retryNow');
    await page.getByRole('button', { name: 'Retry now' }).click();
    assert.equal((await now)['id'], 'a1');
    const stopped = next('stop');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await stopped;
  });

  it('says once how a reply was cut off, and offers nothing more where it was gone on with', async () => {
    const { page, snapshot } = await open();
    const { turns, ...rest } = states.truncated();
    const failure = { message: 'The connection ended.', remedies: [] };
    await snapshot({ ...rest, turns: turns.map((turn) => ({ ...turn, failure })) });
    await page.getByRole('alert').getByText('The connection ended.').waitFor();
    assert.equal(await page.getByText('The reply was cut off').count(), 0);
    await snapshot(states.continued());
    await page.getByRole('article', { name: 'Assistant, continued' }).waitFor();
    const first = page.getByRole('article', { name: 'Assistant', exact: true });
    for (const name of ['Continue', 'Retry']) {
      assert.equal(await first.getByRole('button', { name }).count(), 0);
    }
    await first.getByRole('button', { name: 'Copy message' }).waitFor();
  });

  it('shows the tick of a copy only when the host has it on the clipboard', async () => {
    const { page, snapshot, next, tell } = await open();
    await snapshot(states.answered());
    for (const [name, type] of [
      ['Copy code', 'copyText'],
      ['Copy message', 'copyMessage'],
    ] as const) {
      const button = page.getByRole('article', { name: 'Assistant' }).getByRole('button', { name });
      const asked = next(type);
      await button.first().focus();
      await page.keyboard.press('Enter');
      const { request } = await asked;
      assert.equal(await button.first().getAttribute('title'), name);
      await tell({ type: 'reply', to: request, value: null });
      await button.first().and(page.locator('[title="Copied"]')).waitFor();
    }
  });

  it('makes the actions of a block of code one stop, with arrow keys between them', async () => {
    const { page, snapshot } = await open();
    await snapshot(states.answered());
    const bar = page.getByRole('toolbar', { name: 'Code actions' }).first();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(await bar.locator('[tabindex="0"]').count(), 1);
    await bar.getByRole('button', { name: 'Copy code' }).focus();
    for (const [key, name] of [
      ['ArrowRight', 'Insert at cursor'],
      ['End', 'New file'],
      ['ArrowRight', 'Copy code'],
      ['ArrowLeft', 'New file'],
      ['Home', 'Copy code'],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await focused(), name);
    }
    assert.equal(await bar.locator('[tabindex="0"]').count(), 1);
  });

  it('offers a preview of a diagram only where VS Code draws them', async () => {
    const { page, snapshot, next } = await open();
    const turns = [reply('a', '```mermaid\ngraph TD\nA-->B\n```')];
    await snapshot({ ...states.empty(), turns });
    const preview = page.getByRole('button', { name: 'Preview diagram' });
    assert.equal(await preview.count(), 0);
    await snapshot({
      ...states.empty(),
      frame: { ...frame, chatId: 'other', diagrams: true },
      turns,
    });
    const asked = next('previewDiagram');
    await preview.focus();
    await page.keyboard.press('Enter');
    assert.equal((await asked)['text'], 'graph TD\nA-->B');
  });

  it('keeps the focus when the button that mended something goes away', async () => {
    const { page, snapshot, patch } = await open();
    await snapshot(states.failed());
    await page.getByRole('alert').getByRole('button', { name: 'Retry' }).focus();
    const again = { ...reply('a2', ''), state: 'waiting', status: 'Connecting…', meta: [] };
    await patch({ kind: 'branch', after: 'q1', turns: [again], earlier: 1, later: 0 });
    await page.getByRole('article', { name: 'Assistant' }).and(page.locator(':focus')).waitFor();
  });

  it('reads a reply aloud in sentences, and how it ended', async () => {
    const { page, snapshot, patch } = await open();
    const running = { ...reply('a1', ''), state: 'streaming', meta: [] };
    await snapshot({ ...states.empty(), turns: [question('q1', 'Why?'), running] });
    const status = page.getByRole('status', { name: 'Announcements' });
    await patch({ kind: 'append', id: 'a1', text: 'It is **late**. The rest of thi' });
    await status.getByText('It is late.', { exact: true }).waitFor();
    await patch(
      { kind: 'append', id: 'a1', text: 's follows' },
      { kind: 'state', turn: reply('a1', '') },
    );
    await status.getByText('The rest of this follows The reply is complete.').waitFor();
  });

  it('says when there is no key and when no model answers', async () => {
    const { page, snapshot, next } = await open();
    await snapshot(states.keyMissing());
    const remedy = next('remedy');
    await page.getByRole('button', { name: 'Set API Key' }).click();
    assert.deepEqual((await remedy)['action'], { do: 'setApiKey' });
    await snapshot(states.standIn());
    await page.getByText(/is a stand-in .* not a model/).waitFor();
  });

  it('edits a question in its place, and keeps the words when the host refuses', async () => {
    const { page, snapshot, next, tell } = await open();
    await snapshot(states.answered());
    await page.getByRole('button', { name: 'Edit message' }).click();
    const field = page.getByRole('textbox', { name: 'Edit message' });
    await field.fill('Better words');
    const edit = next('edit');
    await page.keyboard.press('Enter');
    const { request, text, id } = await edit;
    assert.deepEqual([id, text], ['q1', 'Better words']);
    await tell({ type: 'refusal', to: request, message: 'Not now.' });
    await page.getByRole('alert').getByText('Not now.').waitFor();
    assert.equal(await field.inputValue(), 'Better words');
    const again = next('edit');
    await page.getByRole('button', { name: 'Send again' }).click();
    await tell({ type: 'reply', to: (await again)['request'], value: null });
    await field.waitFor({ state: 'detached' });
  });

  it('keeps a question that is being edited when the page comes back', async () => {
    const { page, snapshot, reload } = await open();
    await snapshot(states.answered());
    await page.getByRole('button', { name: 'Edit message' }).click();
    const field = page.getByRole('textbox', { name: 'Edit message' });
    await field.fill('Half of another');
    await reload();
    await snapshot(states.answered());
    assert.equal(await field.inputValue(), 'Half of another');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await reload();
    await snapshot(states.answered());
    await page.getByRole('button', { name: 'Edit message' }).waitFor();
    assert.equal(await field.count(), 0);
  });

  it('puts a start in the box and sends nothing', async () => {
    const { page, snapshot, posted, next } = await open();
    await snapshot(states.empty());
    const draft = next('draft');
    await page.getByRole('button', { name: 'Explain what I have selected' }).click();
    assert.equal((await draft)['text'], 'Explain this code step by step.');
    assert.ok(!posted.some(({ type }) => type === 'send'));
    assert.equal((await draft)['chatId'], frame.chatId);
  });
});
