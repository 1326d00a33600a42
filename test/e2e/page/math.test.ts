import assert from 'node:assert/strict';
import { reply, states } from '../../support/page/states';
import { mathTour } from '../../support/page/replies';
import { chatPages } from './chatPages';

describe('mathematics in a reply', () => {
  const open = chatPages();

  it('is drawn as formulas, and prices, names and code stay text', async () => {
    const { page, snapshot, problems } = await open();
    await snapshot(states.math());
    const answer = page.getByRole('article', { name: 'Assistant' });
    await answer.getByRole('math').nth(13).waitFor();
    assert.equal(await answer.getByRole('math').count(), 14);
    await answer.getByText('It costs $5, or $10 for two, and $HOME is a name.').waitFor();
    await answer.getByText('$\\unknowncommand{x}$', { exact: true }).waitFor();
    assert.deepEqual(problems, []);
  });

  it('is copied as it was written', async () => {
    const { page, snapshot } = await open();
    const text = 'So $x^2$ is\n\n$$\n\\frac{a}{b}\n$$\n\nend';
    await snapshot({ ...states.empty(), turns: [reply('a', text)] });
    await page.getByRole('math').nth(1).waitFor();
    const selected = await page.evaluate(() => {
      const reply = document.querySelector('.markdown');
      if (reply) document.getSelection()?.selectAllChildren(reply);
      return document.getSelection()?.toString() ?? '';
    });
    assert.equal(selected.replace(/\s+/g, ' '), 'So $x^2$ is $$\\frac{a}{b}$$ end');
  });

  it('stays as it is while the reply goes on, and comes only when it is closed', async () => {
    const { page, snapshot, patch } = await open();
    const running = { ...reply('a1', mathTour), state: 'streaming' as const, meta: [] };
    await snapshot({ ...states.empty(), turns: [{ ...running, text: 'So $x^2$ is good' }] });
    await page.getByRole('math').waitFor();
    await page.getByRole('math').evaluate((first) => Object.assign(globalThis, { first }));
    for (const piece of [' and', ' $y', '_1', '$ is', ' too.\n\n$$\n', 'z^3', '\n']) {
      await patch({ kind: 'append', id: 'a1', text: piece });
      const seen = await page.evaluate(() => ({
        same: document.querySelector('math') === (globalThis as { first?: Element }).first,
        formulas: document.querySelectorAll('math').length,
        text: document.querySelector('.markdown')?.textContent ?? '',
      }));
      assert.ok(seen.same);
      assert.equal(seen.formulas, /too|is$/.test(seen.text) ? 2 : seen.formulas, seen.text);
      assert.doesNotMatch(seen.text.replace('$y_1$y1', ''), /\$y/);
    }
    await patch({ kind: 'append', id: 'a1', text: '$$\n' });
    await page.getByRole('math').nth(2).waitFor();
  });
});
