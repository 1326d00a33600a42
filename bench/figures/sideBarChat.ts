import type { Frame } from 'playwright-core';
import { pickQuickInput } from '../../test/e2e/support/palette';
import { chatTitle } from '../chats/storeChat';
import type { Bench } from '../editor/bench';

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

  /** Shows the stored chat of so many messages; a new one for 0. */
  async show(messages: number): Promise<Frame> {
    const frame = await this.open();
    const articles = frame.getByRole('article');
    if (messages === 0) {
      await this.#bench.driver.run('aimlapi.newChat');
      await articles.first().waitFor({ state: 'detached' });
      return frame;
    }
    await this.#bench.driver.run('aimlapi.history');
    await pickQuickInput(this.#bench.editor.page, chatTitle(messages));
    await articles.last().waitFor();
    return frame;
  }

  /** Types a question at once and sends it. */
  async ask(question: string): Promise<void> {
    const box = (await this.frame()).getByRole('textbox', { name: 'Message', exact: true });
    await box.fill(question);
    await box.press('Enter');
  }
}
