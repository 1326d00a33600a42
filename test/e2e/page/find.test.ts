import assert from 'node:assert/strict';
import { longChat } from '../../support/page/longChat';
import type { ChatPage } from '../../support/page/openChatPage';
import { question, reply, states } from '../../support/page/states';
import { themes } from '../../support/page/themes';
import { faultsOf } from './axe';
import { chatPages } from './chatPages';

const bar = ({ page }: ChatPage) =>
  page.getByRole('searchbox', { name: 'Find in chat', exact: true });
const status = ({ page }: ChatPage) => page.getByRole('search').getByRole('status');

/** The words that are marked, and those of the hit that the person is at. */
const marked = ({ page }: ChatPage) =>
  page.evaluate(() => {
    const words = (name: string): string[] =>
      [...(CSS.highlights.get(name) ?? [])].map((range) =>
        range instanceof Range ? range.toString() : '',
      );
    return { all: words('aimlapi-found'), current: words('aimlapi-found-current') };
  });
/** Where the hit is, px below the upper edge of the transcript, and how high that is. */
const place = ({ page }: ChatPage) =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('aimlapi-found-current') ?? [])];
    const view = document.querySelector('.scroller')?.getBoundingClientRect();
    const box = range instanceof Range ? range.getBoundingClientRect() : undefined;
    return { top: (box?.top ?? -1e6) - (view?.top ?? 0), height: view?.height ?? 0 };
  });
const settled = ({ page }: ChatPage) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );

describe('find in chat', () => {
  const open = chatPages();

  it('finds what is not loaded, goes from hit to hit, and brings each into view', async () => {
    const chat = await open();
    const long = longChat(chat, 2000, (n) =>
      n % 100 === 7 ? `It has a **needle** ${n}.` : `Plain ${n}.`,
    );
    await long.show();
    await chat.page.getByRole('textbox', { name: 'Message' }).focus();
    await chat.page.keyboard.press('Control+f');
    await chat.page.keyboard.type('a needle');
    await chat.page.keyboard.press('Backspace');
    await chat.page.keyboard.press('Backspace');
    for (const _ of 'need') await chat.page.keyboard.press('Backspace');
    await bar(chat).fill('NEEDLE 7');
    await status(chat).getByText('No matches').waitFor();
    await bar(chat).fill('needle');
    await status(chat).getByText('1 of 10').waitFor();
    const found = chat.page
      .getByRole('article', { name: /^Assistant/ })
      .getByText('needle', { exact: true });
    for (const [n, key] of [
      [2, 'Enter'],
      [3, 'Enter'],
      [2, 'Shift+Enter'],
      [1, 'Shift+Enter'],
      [10, 'Shift+Enter'],
    ] as const) {
      await chat.page.keyboard.press(key);
      await status(chat).getByText(`${n} of 10`).waitFor();
      await chat.page.waitForFunction(
        (text) => {
          const [range] = [...(CSS.highlights.get('aimlapi-found-current') ?? [])];
          const turn =
            range instanceof Range && range.startContainer.parentElement?.closest('[data-turn]');
          return turn && turn.getAttribute('data-turn') === text;
        },
        `a${(n - 1) * 100 + 7}`,
      );
      await settled(chat);
      const { top, height } = await place(chat);
      assert.ok(top >= 0 && top < height - 20, `hit ${n} at ${top} of ${height} px`);
    }
    assert.ok((await found.count()) >= 1);
    assert.deepEqual((await marked(chat)).current, ['needle']);
    await chat.page.keyboard.press('Escape');
    assert.equal(await bar(chat).count(), 0);
    assert.deepEqual(await marked(chat), { all: [], current: [] });
    const focused = await chat.page.evaluate(() =>
      document.activeElement?.getAttribute('aria-label'),
    );
    assert.equal(focused, 'Message');
    assert.ok(!chat.posted.some(({ type }) => type === 'stop'), 'Escape is the bar’s');
  });

  it('marks every hit on the page without changing it, also in code, and as the text grows', async () => {
    const chat = await open();
    const text = 'The cat, a *c*at and a concat.\n\n```js\nconst cat = "Cat";\n```\n';
    const running = { ...reply('a', text), state: 'streaming', meta: [] };
    await chat.snapshot({ ...states.empty(), turns: [question('q', 'Which cat?'), running] });
    const html = () => chat.page.getByRole('log').innerHTML();
    await chat.page.locator('.tok-keyword').waitFor();
    const before = await html();
    await chat.page.getByRole('button', { name: 'Find in chat' }).click();
    await bar(chat).fill('cat');
    const words = async (): Promise<readonly string[]> => (await marked(chat)).all;
    assert.deepEqual(await words(), ['cat', 'cat', 'cat', 'cat', 'cat', 'Cat']);
    assert.equal(await html(), before);
    await chat.page.getByRole('button', { name: 'Match whole word' }).click();
    assert.deepEqual(await words(), ['cat', 'cat', 'cat', 'cat', 'Cat']);
    await chat.page.getByRole('button', { name: 'Match case' }).click();
    assert.deepEqual(await words(), ['cat', 'cat', 'cat', 'cat']);
    await chat.patch({ kind: 'append', id: 'a', text: '\nOne more cat.' });
    await settled(chat);
    assert.equal((await words()).length, 5);
  });

  it('tells the host what is looked for, from where, and when it ends', async () => {
    const chat = await open();
    await chat.snapshot(states.long());
    await chat.tell({ type: 'reveal', id: 'q7' });
    await chat.page.keyboard.press('Control+f');
    const asked = chat.next('find');
    await bar(chat).fill('part');
    const { near, text, search } = await asked;
    assert.deepEqual([near, text], ['q7', 'part']);
    const found = { total: 1234, done: true, reveal: false };
    await chat.tell({ type: 'found', search: Number(search) - 1, found: { ...found, total: 5 } });
    await chat.tell({ type: 'found', search, found });
    await status(chat).getByText('? of 1,234').waitFor();
    const ended = chat.next('find');
    await chat.page.getByRole('button', { name: 'Close find' }).click();
    assert.equal((await ended)['text'], '');
  });

  it('goes nowhere for what is not looked for any more when its message arrives', async () => {
    const chat = await open();
    await chat.snapshot({ ...states.long(), earlier: 100 });
    await chat.page.keyboard.press('Control+f');
    const [looked, wanted] = [chat.next('find'), chat.next('around')];
    await bar(chat).fill('far');
    const { search } = await looked;
    const current = { id: 'far', nth: 0, of: 1, index: 0 };
    const found = { total: 1, done: true, reveal: true, current };
    await chat.tell({ type: 'found', search, found });
    const { request } = await wanted;
    await bar(chat).fill('farther');
    const value = { turns: [question('far', 'How far?')], earlier: 0, later: 139 };
    await chat.tell({ type: 'reply', to: request, value });
    await settled(chat);
    assert.equal(await chat.page.getByText('How far?').count(), 0);
    await chat.page.getByRole('article', { name: /^You: Question 19:/ }).waitFor();
  });

  it('moves nothing when it opens and closes', async () => {
    const chat = await open({ width: 300 });
    await chat.snapshot(states.long());
    const top = () => chat.page.evaluate(() => document.querySelector('.scroller')?.scrollTop);
    await settled(chat);
    const was = await top();
    await chat.page.keyboard.press('Control+f');
    await settled(chat);
    assert.equal(await top(), was);
    await chat.page.keyboard.press('Escape');
    await settled(chat);
    assert.equal(await top(), was);
  });

  it('fits at 300 px and is accessible, in every theme', async () => {
    for (const [name, theme] of Object.entries(themes)) {
      const chat = await open({ theme, width: 300 });
      const long = longChat(chat, 100);
      await long.show();
      await chat.page.keyboard.press('Control+f');
      await bar(chat).fill('part');
      await status(chat).getByText('of 100').waitFor();
      const overflow = await chat.page
        .getByRole('search')
        .evaluate((e) => e.scrollWidth - e.clientWidth);
      assert.ok(overflow <= 0, `${name}: ${overflow} px too wide`);
      assert.deepEqual(await faultsOf(chat), [], name);
      if (process.env['PICTURES'])
        await chat.page.screenshot({ path: `out/screenshots/find-${name}.png` });
    }
  });
});

describe('questions', () => {
  const open = chatPages();

  it('are gone to one by one, loaded or not, with the keyboard', async () => {
    const chat = await open();
    const long = longChat(chat, 1000);
    await long.show();
    const focused = () =>
      chat.page.evaluate(() =>
        document.activeElement?.closest('[data-turn]')?.getAttribute('data-turn'),
      );
    const up = chat.page.getByRole('button', { name: 'Previous question' });
    await chat.tell({ type: 'reveal', id: 'a100' });
    await chat.page.getByRole('article', { name: /^You: Question 101:/ }).waitFor();
    await settled(chat);
    for (const id of ['q100', 'q99', 'q98']) {
      await up.click();
      await chat.page.waitForFunction(
        (turn) => document.activeElement?.getAttribute('data-turn') === turn,
        id,
      );
    }
    await chat.tell({ type: 'goToQuestion', to: 'next' });
    await chat.page.waitForFunction(
      () => document.activeElement?.getAttribute('data-turn') === 'q99',
    );
    assert.equal(await focused(), 'q99');
    for (let n = 0; n < 30; n++) {
      const before = await focused();
      await up.click();
      await chat.page.waitForFunction(
        (turn) => document.activeElement?.getAttribute('data-turn') !== turn,
        before,
      );
    }
    assert.equal(await focused(), 'q69');
  });
});

describe('a question that is gone to', () => {
  const open = chatPages();

  it('stands at the top, however tall what was never laid out before it is', async () => {
    const chat = await open({ width: 300 });
    const row = '| a value of some length | what it means, in more words than fit |\n';
    const long = longChat(chat, 40, (n) =>
      n % 2 === 0 ? 'Short.' : `| Value | Meaning |\n| --- | --- |\n${row.repeat(6 + n)}`,
    );
    await long.show();
    await chat.page.getByRole('article', { name: /^You: Question 19:/ }).waitFor();
    const top = (id: string) =>
      chat.page.evaluate((turn) => {
        const edge = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
        const message = document.querySelector(`[data-turn="${turn}"]`);
        return Math.round((message?.getBoundingClientRect().top ?? -1e6) - edge);
      }, id);
    for (const id of ['q19', 'q18', 'q17', 'q16', 'q15', 'q14']) {
      await chat.tell({ type: 'goToQuestion', to: 'previous' });
      await chat.page.waitForFunction(
        (turn) => document.activeElement?.getAttribute('data-turn') === turn,
        id,
      );
      await settled(chat);
      assert.equal(await top(id), 8, id);
    }
  });
});

describe('copying', () => {
  const open = chatPages();

  it('gives the source of all messages that the selection goes over, loaded or not', async () => {
    const chat = await open();
    const long = longChat(chat, 1000);
    await long.show();
    // Drawn when it is near, which may be a frame later.
    await chat.page.locator('[data-turn="q495"] .question-text').waitFor({ state: 'attached' });
    await chat.page.locator('[data-turn="a496"] p').first().waitFor({ state: 'attached' });
    await chat.page.evaluate(() => {
      const from = document.querySelector('[data-turn="q495"] .question-text')?.firstChild;
      const to = document.querySelector('[data-turn="a496"] p')?.firstChild;
      if (from && to) document.getSelection()?.setBaseAndExtent(from, 3, to, 4);
    });
    const some = chat.next('copyTurns');
    await chat.page.keyboard.press('Control+c');
    assert.deepEqual(await some, {
      type: 'copyTurns',
      chatId: 'chat-1',
      first: 'q495',
      last: 'a496',
    });
    await chat.page
      .getByRole('article', { name: /^You: Question 498/ })
      .click({ position: { x: 5, y: 2 } });
    await chat.page.keyboard.press('Control+a');
    const all = chat.next('copyTurns');
    await chat.page.keyboard.press('Control+c');
    assert.deepEqual(await all, { type: 'copyTurns', chatId: 'chat-1' });
  });

  it('within one message is what is selected', async () => {
    const chat = await open();
    await chat.snapshot(states.answered());
    await chat.page.evaluate(() => {
      const text = document.querySelector('.question-text');
      if (text) document.getSelection()?.selectAllChildren(text);
    });
    await chat.page.keyboard.press('Control+c');
    assert.ok(!chat.posted.some(({ type }) => type === 'copyTurns'));
  });
});
