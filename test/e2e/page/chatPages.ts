import { chromium, type Browser } from 'playwright-core';
import { browserFlags } from '../../support/editor/browserFlags';
import { findBrowser } from '../../support/editor/findBrowser';
import { openChatPage, type ChatPage, type View } from '../../support/page/openChatPage';
import { servePage, type PageServer } from '../../support/page/pageServer';
import { themes } from '../../support/page/themes';

/** Opens the built page for the tests of one `describe`; what is opened is closed after each test. */
export function chatPages(): (view?: Partial<View>) => Promise<ChatPage> {
  let server: PageServer | undefined;
  let browser: Browser | undefined;
  let opened: ChatPage[] = [];

  before(async () => {
    server = await servePage();
    browser = await chromium.launch({
      executablePath: await findBrowser(),
      args: browserFlags(),
    });
  });
  afterEach(async () => {
    await Promise.all(opened.map((chat) => chat.close()));
    opened = [];
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  return async (view = {}) => {
    if (!browser || !server) throw new Error('pages are opened within tests');
    const chat = await openChatPage(browser, server, { theme: themes.dark, ...view });
    opened.push(chat);
    return chat;
  };
}
