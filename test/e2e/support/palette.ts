import type { Locator, Page } from 'playwright-core';

const patienceMs = 30_000;
const lookMs = 2_000;

/** VS Code's quick input: palette, pick list, input box. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible');
}

/** The field of the quick input; a password box has `type="password"`. */
export function quickInputField(page: Page): Locator {
  return quickInput(page).locator('input').first();
}

/** An entry of the quick input whose label is or contains `label`. */
export function quickInputEntry(page: Page, label: string | RegExp): Locator {
  return quickInput(page).getByRole('option').filter({ hasText: label });
}

/** Types `text` into the open quick input and accepts it. */
export async function answerQuickInput(page: Page, text: string): Promise<void> {
  await quickInputField(page).fill(text);
  await page.keyboard.press('Enter');
}

/** Picks the first entry of the open quick input that has `label`. */
export async function pickQuickInput(page: Page, label: string | RegExp): Promise<void> {
  await quickInputEntry(page, label).first().click();
}

/**
 * Opens a quick input with its key and types into it. A key that is pressed while the focus is on
 * its way from one part of the window to another gets lost: it is pressed again then.
 */
export async function openQuickInput(page: Page, key: string, text: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    await page.keyboard.press(key);
    try {
      await quickInputField(page).fill(text, { timeout: lookMs });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/**
 * Runs a command by its palette title, such as `AI/ML API: New Chat`, as a person would: F1, the
 * title, Enter. While extensions still load there is no such command: it is typed again then.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const entry = commandEntry(page, title);
  const none = quickInputEntry(page, 'No matching commands');
  while (Date.now() < deadline) {
    await openQuickInput(page, 'F1', `>${title}`);
    try {
      await entry.or(none).first().waitFor({ timeout: lookMs });
      if (!(await none.isVisible())) {
        await entry.click({ timeout: lookMs });
        return;
      }
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await page.keyboard.press('Escape');
  }
  throw new Error(`there is no command “${title}”`);
}

/** Commands on the remote machine have its name in brackets behind their title. */
function commandEntry(page: Page, title: string): Locator {
  const literal = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const exact = new RegExp(`^\\s*${literal}(?: \\([^)]+\\))?\\s*$`);
  const label = page.locator('.quick-input-list-label .label-name').filter({ hasText: exact });
  return quickInput(page).getByRole('option').filter({ has: label }).first();
}
