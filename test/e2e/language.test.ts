import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { packPseudo, pseudoLocale } from '../support/l10n/pseudoVsix';
import { sitDown, type Desk } from './support/desk';
import { openQuickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';

describe('other languages', () => {
  let desk: Desk;
  let remove = (): void => undefined;
  photographFailures(() => desk.editor);

  afterEach(async () => {
    await desk.leave();
    remove();
    remove = () => undefined;
  });

  it('shows everything in Chinese', async () => {
    desk = await sitDown({ requireKey: false, language: 'zh-cn' });
    const { editor, standIn } = desk;
    await (await commands(editor.page, 'AI/ML API', '打开聊天')).first().click();
    const frame = await editor.chatFrame('sidebar');
    await frame.getByRole('button', { name: /^模型/ }).waitFor();
    await frame.getByRole('textbox', { name: '消息' }).fill('你好');
    await frame.getByRole('textbox', { name: '消息' }).press('Enter');
    const answer = frame.getByRole('article', { name: '助手' });
    await answer.and(frame.locator('[data-state="complete"]')).waitFor();
    await answer.getByRole('button', { name: '复制消息' }).waitFor();
    assert.equal(standIn.completions.length, 1);
  });

  it('has no text that could not be translated', async () => {
    const pseudo = await packPseudo();
    remove = () => pseudo.remove();
    desk = await sitDown({ requireKey: false, language: pseudoLocale, vsix: pseudo.vsix });
    const { editor } = desk;
    const entries = await commands(editor.page, '⟦AI/ML API⟧', '⟦Open Chat');
    for (const title of await entries.allInnerTexts()) assert.match(title, /⟦AI\/ML API⟧: ⟦/);
    await entries.filter({ hasText: 'side bar' }).click();

    const frame = await editor.chatFrame('sidebar');
    const box = frame.getByRole('textbox', { name: '⟦Message⟧' });
    await box.waitFor();
    assert.deepEqual(await plainTexts(frame), []);
    const answers = frame.getByRole('article', { name: /^⟦Assistant/ });
    for (const [index, [question, state]] of questions.entries()) {
      await box.fill(question);
      await box.press('Enter');
      const answer = answers.nth(index).and(frame.locator(`[data-state="${state}"]`));
      await answer.waitFor();
    }
    assert.deepEqual(await plainTexts(frame), []);
  });
});

/** What is asked, and how the answer ends. */
const questions = [
  ['/standin reply tour', 'complete'],
  ['/standin error 400', 'failed'],
  ['/standin cut', 'truncated'],
] as const;

/** The palette's entries with this beginning, once VS Code has heard of the extension. */
async function commands(page: Page, category: string, title: string): Promise<Locator> {
  await page.getByRole('tab', { name: category }).first().waitFor();
  await openQuickInput(page, 'F1', `>${category}: ${title}`);
  const entries = quickInputEntry(page, `${category}: ${title}`);
  await entries.first().waitFor();
  return entries;
}

/**
 * Words that the page shows, or says to a screen reader, which are in no brackets: neither the chat's
 * own text, nor names of models, hosts and languages, nor numbers.
 */
async function plainTexts(frame: Frame): Promise<readonly string[]> {
  const said = await frame.evaluate(() => {
    const said: string[] = [];
    const own = '.markdown, .question-text, textarea, code, pre, .model-label, .codicon';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, textContent: text } = node;
      if (parent && !parent.closest(`script, style, ${own}`)) said.push(text ?? '');
    }
    for (const element of document.querySelectorAll('body *')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name);
        if (text && !element.closest('.markdown')) said.push(text);
      }
    }
    const words = /\p{L}{2,}/u;
    return said.filter((text) => words.test(text) && !text.includes('⟦'));
  });
  return said.filter((text) => !names.test(text));
}

/** The chat's title, which is its first question, and a model's name and id. */
const names = /^(?:\/standin reply tour|Claude 3 Haiku|anthropic\/claude-3-haiku)$/;
