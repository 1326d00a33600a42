import type { Frame } from 'playwright-core';
import { quickInputEntry, quickInputField } from '../../test/e2e/support/palette';
import { chatTitle } from '../chats/storeChat';
import type { Bench } from '../editor/bench';

const looks = 5;
const lookMs = 3_000;
const page = '[data-door="sidebar"]';

/** The chat in the side bar, used through its roles. */
export class SideBarChat {
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  frame(): Promise<Frame> {
    return this.#bench.frame(page);
  }

  async open(): Promise<Frame> {
    await this.#bench.driver.run('aimlapi.openChat');
    return this.frame();
  }

  /** The page goes: a hidden view is torn down by VS Code. */
  async hide(): Promise<void> {
    await this.#bench.driver.run('workbench.view.explorer');
    await this.#bench.editor.page.locator('.explorer-viewlet').waitFor();
  }

  /** Shows the stored chat of so many messages, the first copy or another; a new one for 0. */
  async show(messages: number, copy = 1): Promise<Frame> {
    const frame = await this.open();
    const articles = frame.getByRole('article');
    if (messages === 0) {
      await this.#bench.driver.run('aimlapi.newChat');
      await articles.first().waitFor({ state: 'detached' });
      return frame;
    }
    await this.#pick(chatTitle(messages, copy));
    await articles.last().waitFor();
    return frame;
  }

  /** The list closes when the page, which may only just have come, takes the focus: once more then. */
  async #pick(title: string): Promise<void> {
    for (let look = 1; ; look++) {
      await this.#bench.driver.run('aimlapi.history');
      try {
        const workbench = this.#bench.editor.page;
        // Further down in a long history an entry is not drawn.
        await quickInputField(workbench).fill(title, { timeout: lookMs });
        await quickInputEntry(workbench, title).first().click({ timeout: lookMs });
        return;
      } catch (error) {
        if (look === looks) throw error;
      }
    }
  }

  /** Types a question at once and sends it. */
  async ask(question: string): Promise<void> {
    const box = (await this.frame()).getByRole('textbox', { name: 'Message', exact: true });
    await box.fill(question);
    await box.press('Enter');
  }
}
