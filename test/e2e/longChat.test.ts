import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import type { ChatPlace } from './support/chatFrame';
import { sitDown, type Desk } from './support/desk';
import { pickQuickInput, quickInput } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { openSideBar } from './support/sideBar';

const questions = 1500;

/** A chat of 3,000 messages, in both doors: found in, read on, and rebuilt when its page dies. */
describe('a long chat', () => {
  let desk: Desk;
  let place: ChatPlace = 'sidebar';

  before(async () => {
    desk = await sitDown({ requireKey: false });
    const messages = Array.from({ length: questions }, (_, n) => [
      { role: 'user', content: `Question ${n}: how deep is berth ${n}?` },
      {
        role: 'assistant',
        content: n % 500 === 7 ? `Ask the **harbour master** about ${n}.` : `Berth ${n} is deep.`,
      },
    ]).flat();
    const file = path.join(desk.product.workspace, 'berths.json');
    writeFileSync(file, JSON.stringify(messages));
    await openSideBar(desk.editor);
    await desk.editor.command('AI/ML API: Import Chat…');
    await pickQuickInput(desk.editor.page, 'berths.json');
    await quickInput(desk.editor.page).waitFor({ state: 'hidden' });
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  const frame = (): Promise<Frame> => desk.editor.chatFrame(place);
  const question = (page: Frame, n: number) =>
    page.getByRole('article', { name: new RegExp(`^You: Question ${n}:`) });

  for (const door of ['sidebar', 'panel'] as const) {
    it(`is searched as a whole, ${door}`, async () => {
      const { editor } = desk;
      place = door;
      if (door === 'panel') await editor.command('AI/ML API: Open Chat in Editor');
      const page = await frame();
      await question(page, questions - 1).waitFor();
      // By its key in one door, by its command in the other.
      if (door === 'panel') {
        await editor.command('AI/ML API: Find in Chat');
      } else {
        await page.getByRole('textbox', { name: 'Message' }).click();
        await editor.page.keyboard.press('Control+f');
      }
      const box = page.getByRole('searchbox', { name: 'Find in chat', exact: true });
      await box.waitFor();
      await page.waitForFunction(
        () => document.activeElement?.getAttribute('role') === 'searchbox',
      );
      await editor.page.keyboard.type('harbour');
      const count = page.getByRole('search').getByRole('status');
      await count.getByText('1 of 3').waitFor();
      await editor.page.keyboard.press('Shift+Enter');
      await count.getByText('3 of 3').waitFor();
      await page.getByText('harbour master').first().waitFor();
      await question(page, 1007).waitFor();
      await editor.screenshot(`find-${door}`);
      await editor.page.keyboard.press('Escape');
      await box.waitFor({ state: 'detached' });
    });
  }

  it('is read on from the same place when it was hidden', async () => {
    const { editor } = desk;
    place = 'sidebar';
    /** Where the found question is, in px of the window. */
    const top = async (): Promise<number> => {
      const found = question(await frame(), 1007);
      await found.waitFor();
      return (await found.boundingBox())?.y ?? -1e6;
    };
    const was = await top();
    await editor.command('View: Show Explorer');
    await openSideBar(editor);
    assert.ok(Math.abs((await top()) - was) <= 3, `${await top()}, was ${was}`);
  });

  it('has its page rebuilt when that dies', async () => {
    const { editor } = desk;
    place = 'panel';
    const page = await frame();
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
      document.getElementById('root')?.replaceChildren();
    });
    const gone = editor.page.waitForEvent('framedetached', (each) => each === page);
    await editor.command('AI/ML API: New Chat');
    await gone;
    const again = await frame();
    await again.getByText('Ask about your code').first().waitFor();
    await again.getByRole('textbox', { name: 'Message' }).fill('Are you there?');
    await editor.page.keyboard.press('Enter');
    const reply = again.getByRole('article', { name: /^Assistant/ });
    await reply.and(again.locator('[data-state="complete"]')).waitFor();
  });
});
