import type { Page } from 'playwright-core';
import type { Settings } from '../../support/editor/startProduct';
import { runCommand } from './palette';
import { fileTab, saveFile, typeInto } from './textEditor';

/** Commands that open a settings file; those of scope `machine` are in the remote's. */
export const settingsFiles = {
  user: 'Preferences: Open User Settings (JSON)',
  machine: 'Preferences: Open Remote Settings (JSON)',
} as const;

/**
 * Writes a settings file as a person does who edits it, so that the window has the new values when
 * this resolves: a file that is changed from outside is noticed much later.
 */
export async function writeSettings(
  page: Page,
  file: keyof typeof settingsFiles,
  settings: Settings,
): Promise<void> {
  await page.keyboard.press('Control+1');
  await runCommand(page, settingsFiles[file]);
  const tab = fileTab(page, 'settings.json');
  await typeInto(page, 'settings.json');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(JSON.stringify(settings));
  await saveFile(page, 'settings.json');
  await runCommand(page, 'View: Close Editor');
  await tab.waitFor({ state: 'detached' });
}
