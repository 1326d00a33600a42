import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { browserFlags } from '../editor/browserFlags';
import { findBrowser } from '../editor/findBrowser';
import { projectRoot } from '../editor/projectRoot';
import { newerThemes } from './newerThemes';
import { openChatPage } from './openChatPage';
import { servePage, type PageServer } from './pageServer';
import { states, type StateName } from './states';
import type { Theme } from './theme';
import { themes } from './themes';

/**
 * Takes pictures of the page into out/preview: `preview.main.mjs [state …] [--theme=name] [--width=px]`.
 * Without arguments every state in every theme, narrow and wide.
 */
const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const chosen = args.filter((arg) => !arg.startsWith('--'));
const all: Readonly<Record<string, Theme>> = { ...themes, ...newerThemes };
const folder = path.join(projectRoot, 'out/preview');

async function takePicture(
  browser: Browser,
  server: PageServer,
  name: StateName,
  [themeName, theme]: readonly [string, Theme],
  width: number,
): Promise<void> {
  const height = name === 'tour' ? 1500 : 760;
  const door = width > 500 ? 'panel' : 'sidebar';
  const chat = await openChatPage(browser, server, { theme, door, width, height });
  await chat.snapshot(states[name]());
  await chat.page.evaluate(() => document.fonts.ready);
  await chat.page.waitForLoadState('networkidle');
  await chat.page.screenshot({ path: path.join(folder, `${name}-${themeName}-${width}.png`) });
  if (chat.problems.length > 0) console.log(name, chat.problems);
  await chat.close();
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await servePage();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserFlags(),
  });
  const names = (chosen.length > 0 ? chosen : Object.keys(states)) as StateName[];
  const looks = Object.entries(all).filter(([name]) => (option('theme') ?? name) === name);
  const widths = option('width') === undefined ? [300, 700] : [Number(option('width'))];
  for (const name of names) {
    for (const look of looks) {
      for (const width of widths) await takePicture(browser, server, name, look, width);
    }
  }
  await browser.close();
  await server.close();
}

await main();
