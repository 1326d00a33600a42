import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { browserFlags } from '../../support/editor/browserFlags';
import { findBrowser } from '../../support/editor/findBrowser';
import { projectRoot } from '../../support/editor/projectRoot';
import type { Product } from '../../support/editor/startProduct';
import { chatFrame, type ChatPlace } from './chatFrame';
import { runCommand } from './palette';
import { collectProblems, type Problems } from './problems';
import { openFile, selectLines } from './textEditor';

const readyMs = 60_000;
const stepMs = 15_000;

/** VS Code's four kinds of theme. */
export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export interface EditorOptions {
  readonly theme?: keyof typeof themes;
  /** CSS pixels; 1280 by 800 where absent. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Folder of the browser's profile; the product's where absent. */
  readonly profile?: string;
  /** Runs in every frame before the frame's own scripts; it can use nothing from outside itself. */
  readonly inEveryFrame?: () => void;
  /** Display language, such as `zh-cn`; English where absent. */
  readonly language?: string;
}

/** A VS Code window in a browser, used as a person uses it. */
export interface Editor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: Problems;
  /** Runs a command by its title in the palette. */
  command(title: string): Promise<void>;
  /** The frame of the visible chat page. */
  chatFrame(place: ChatPlace): Promise<Frame>;
  openFile(file: string): Promise<void>;
  /** Selects whole lines, counted from 1, the last one included. */
  selectLines(first: number, last: number): Promise<void>;
  /** Reloads the window and waits until it can be used again. */
  reload(): Promise<void>;
  /** Writes out/screenshots/<name>.png. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a browser on a product and waits until VS Code can be used. Secrets stay in the profile. */
export async function openEditor(product: Product, options: EditorOptions = {}): Promise<Editor> {
  if (options.theme !== undefined) {
    product.configure({ user: { 'workbench.colorTheme': themes[options.theme] } });
  }
  const context = await chromium.launchPersistentContext(
    options.profile ?? product.browserProfile,
    {
      executablePath: await findBrowser(),
      args: browserFlags(),
      viewport: options.viewport ?? { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      chromiumSandbox: process.getuid?.() !== 0,
    },
  );
  context.setDefaultTimeout(stepMs);
  if (options.language !== undefined) {
    const name = JSON.stringify(options.language);
    await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${name}`);
  }
  if (options.inEveryFrame) await context.addInitScript(options.inEveryFrame);
  return await windowOn(context, context.pages()[0] ?? (await context.newPage()), product.url);
}

/** Another window in the same browser, on a folder of its own or on the same one. */
export async function openWindow({ context }: Editor, url: string): Promise<Editor> {
  return await windowOn(context, await context.newPage(), url);
}

async function windowOn(context: BrowserContext, page: Page, url: string): Promise<Editor> {
  const problems = collectProblems(page);
  await page.goto(url);
  await ready(page);
  return {
    page,
    context,
    problems,
    command: (title) => runCommand(page, title),
    chatFrame: (place) => chatFrame(page, place),
    openFile: (file) => openFile(page, file),
    selectLines: (first, last) => selectLines(page, first, last),
    reload: async () => {
      await page.reload();
      await ready(page);
    },
    screenshot: async (name) => {
      const folder = path.join(projectRoot, 'out/screenshots');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

/** The workbench is drawn with what was open in its side bar; extensions may still be loading. */
async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: readyMs });
  await page.locator('.part.sidebar .pane-body').first().waitFor({ timeout: readyMs });
}
