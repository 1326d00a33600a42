import assert from 'node:assert/strict';
import { reply, states } from '../../support/page/states';
import { hostileReplies } from '../../support/page/hostileReplies';
import { chatPages } from './chatPages';

describe('hostile replies', () => {
  const open = chatPages();

  it('run no script, make no request, open nothing and keep the page alive', async function () {
    this.timeout(60_000);
    const chat = await open();
    await chat.page.evaluate(() => Object.assign(globalThis, { ran: 0, alert: () => 0 }));
    const navigated: string[] = [];
    chat.page.on('framenavigated', (frame) => navigated.push(frame.url()));
    chat.page.context().on('page', (popup) => navigated.push(popup.url()));
    for (const [name, text] of Object.entries(hostileReplies)) {
      await chat.snapshot({ ...states.empty(), turns: [reply(name, text)] });
      const seen = await chat.page.evaluate(() => ({
        ran: (globalThis as unknown as { ran: number }).ran,
        forbidden: document.querySelectorAll(
          '#root :is(script, img, iframe, object, embed, svg, style, link, base, form, video, audio, [href], [src], [srcdoc], [onclick][onload])',
        ).length,
      }));
      assert.deepEqual(seen, { ran: 0, forbidden: 0 }, name);
    }
    assert.deepEqual([navigated, chat.outside, chat.problems], [[], [], []]);
  });

  it('ask to open only what is an address or a file below the folder', async () => {
    const chat = await open();
    await chat.snapshot({
      ...states.empty(),
      turns: [
        reply(
          'a',
          '[web](https://example.com/a) [file](src/a.ts:12) [script](javascript:ran=1) ' +
            '[command](command:workbench.action.quit) [data](data:text/html,x) ' +
            '[up](../secret) [root](/etc/passwd) [unc](//host/share) [vs](vscode://file/etc)',
        ),
      ],
    });
    const links = chat.page.getByRole('link');
    assert.deepEqual(await links.allTextContents(), ['web', 'file']);
    assert.equal(await links.first().getAttribute('title'), 'Opens https://example.com/a');
    const opened = chat.next('openLink');
    await links.first().click();
    assert.deepEqual(await opened, { type: 'openLink', href: 'https://example.com/a' });
    const file = chat.next('openLink');
    await links.last().press('Enter');
    assert.equal((await file)['href'], 'src/a.ts:12');
    for (const text of ['script', 'command', 'data', 'up', 'root', 'unc', 'vs']) {
      await chat.page.getByText(text, { exact: true }).click();
    }
    assert.equal(chat.posted.filter(({ type }) => type === 'openLink').length, 2);
    assert.deepEqual(chat.outside, []);
  });
});
