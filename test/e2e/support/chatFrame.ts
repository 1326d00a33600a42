import type { Frame, Page } from 'playwright-core';

const patienceMs = 30_000;
const lookAgainMs = 100;

/** Where a chat is shown: an editor panel, or the view in the side bar. */
export type ChatPlace = 'panel' | 'sidebar';

/**
 * The frame of the visible chat page at `place`. A webview is a frame in a frame in VS Code's page,
 * and they come and go while it loads, so it is looked for until it is there.
 */
export async function chatFrame(page: Page, place: ChatPlace): Promise<Frame> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    for (const frame of page.frames()) {
      if (await showsChat(frame, place)) return frame;
    }
    if (Date.now() > deadline) throw new Error(`no chat is visible in the ${place}`);
    await page.waitForTimeout(lookAgainMs);
  }
}

async function showsChat(frame: Frame, place: ChatPlace): Promise<boolean> {
  const outer = frame.parentFrame();
  if (outer === null || outer.parentFrame() === null) return false;
  try {
    const element = await outer.frameElement();
    if (!(await element.isVisible())) return false;
    const page = frame.locator(`[data-door="${place}"]`);
    return (await page.getByRole('textbox').count()) > 0;
  } catch {
    return false; // It was replaced while being looked at.
  }
}
