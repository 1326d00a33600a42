import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openQuickInput, quickInput, quickInputEntry } from './palette';

/** The tab of an open file. */
export function fileTab(page: Page, name: string): Locator {
  return page.locator('.tabs-container').getByRole('tab', { name: new RegExp(`^${name}\\b`) });
}

/** The focused group's text editor. */
export function textEditor(page: Page): Locator {
  return page.locator('.editor-group-container.active .monaco-editor').first();
}

/**
 * Puts the keyboard into the focused group's text editor when it shows the file of this name: its tab
 * is there before, above the text of the file that was shown last.
 */
export async function typeInto(page: Page, name: string): Promise<void> {
  await fileTab(page, name).first().waitFor();
  const shown = `.editor-group-container.active .monaco-editor[data-uri$="/${name}"]`;
  await page.locator(shown).locator('.view-line').first().click();
}

/** Opens a file of the workspace through Quick Open and waits until it can be typed in. */
export async function openFile(page: Page, file: string): Promise<void> {
  const name = path.basename(file);
  await openQuickInput(page, 'ControlOrMeta+P', file);
  await quickInputEntry(page, name).first().click();
  await typeInto(page, name);
}

/** Puts the cursor of the focused text editor at the start of a line, counted from 1. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await openQuickInput(page, 'Control+G', `:${line}`);
  await page.keyboard.press('Enter');
  await quickInput(page).waitFor({ state: 'hidden' });
  await cursorPlace(page)
    .filter({ hasText: new RegExp(`^Ln ${line}, Col 1$`) })
    .waitFor();
}

/** Where the status bar says the cursor is. */
function cursorPlace(page: Page): Locator {
  return page.locator('[id="status.editor.selection"]');
}

/**
 * Selects whole lines of the focused text editor, counted from 1, from the start of the first to
 * the end of the last one, which must not be the file's last. The status bar tells when a step has
 * been done: keys pressed before that would go astray.
 */
export async function selectLines(page: Page, first: number, last: number): Promise<void> {
  const cursor = cursorPlace(page);
  await goToLine(page, first);
  for (let line = first; line <= last; line += 1) await page.keyboard.press('ControlOrMeta+L');
  await cursor.filter({ hasText: `Ln ${last + 1}, Col 1 (` }).waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  await cursor.filter({ hasText: `Ln ${last}, ` }).waitFor();
}

/** Saves the changed file in the focused editor, and waits until it is on the disk. */
export async function saveFile(page: Page, name: string): Promise<void> {
  const tab = fileTab(page, name);
  await tab.and(page.locator('.dirty')).waitFor();
  await page.keyboard.press('ControlOrMeta+S');
  await tab.and(page.locator(':not(.dirty)')).waitFor();
}
