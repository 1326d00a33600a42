import type { Browser, Page } from 'playwright-core';
import type { PageServer } from './pageServer';
import type { Theme } from './theme';

/** How the page is looked at. */
export interface View {
  readonly theme: Theme;
  readonly door?: 'panel' | 'sidebar';
  readonly width?: number;
  readonly height?: number;
}

/** A message of the page to its host, as it came. */
export interface Posted {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The chat page in a browser, with a host that is played by the test. */
export interface ChatPage {
  readonly page: Page;
  /** Everything that the page has posted, oldest first. */
  readonly posted: readonly Posted[];
  /** Addresses outside the page's own origin that it tried to reach. */
  readonly outside: readonly string[];
  /** Errors thrown in the page, and complaints of its security policy. */
  readonly problems: readonly string[];
  /** A message of the host; resolves when the page has taken it. */
  readonly tell: (message: object) => Promise<void>;
  /** A patch with the next number. */
  readonly patch: (...changes: readonly object[]) => Promise<void>;
  readonly snapshot: (snapshot: object) => Promise<void>;
  /** The first message of this type that is posted from now on, or was after `since`. */
  readonly next: (type: string, since?: number) => Promise<Posted>;
  /** Calls back with everything that is posted from now on. */
  readonly listen: (listener: (message: Posted) => void) => void;
  /** Reloads the page, as VS Code does with one that was hidden: what it kept is still there. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How long the page may take to post what a test waits for, ms. */
const patience = 20_000;

/** Opens the page and waits until it has said `ready`. */
export async function openChatPage(
  browser: Browser,
  server: PageServer,
  view: View,
): Promise<ChatPage> {
  const { theme, door = 'sidebar', width = 400, height = 720 } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    forcedColors: 'none',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const posted: Posted[] = [];
  const outside: string[] = [];
  const problems: string[] = [];
  const waiting = new Set<() => void>();
  const listeners = new Set<(message: Posted) => void>();
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.origin) && !url.startsWith('data:')) outside.push(url);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.exposeFunction('postToTest', (message: Posted) => {
    posted.push(message);
    for (const look of waiting) look();
    for (const listener of listeners) listener(message);
  });
  await page.addInitScript(actAsVsCode, theme);

  let seq = 0;
  let told = 0;
  const tell = (message: object): Promise<void> =>
    page.evaluate(
      ([data, mark]) =>
        new Promise<void>((resolve) => {
          window.addEventListener('message', function heard({ data: { taken } }: MessageEvent) {
            if (taken !== mark) return;
            window.removeEventListener('message', heard);
            resolve();
          });
          // Messages to one window keep their order: the mark comes right after the message.
          window.postMessage(data);
          window.postMessage({ taken: mark });
        }),
      [message, ++told] as const,
    );
  const next = (type: string, since = posted.length): Promise<Posted> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`The page did not post ${type}. ${problems.join(' ')}`));
      }, patience);
      const look = (): void => {
        const found = posted.slice(since).find((message) => message.type === type);
        if (!found) return;
        clearTimeout(late);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const sequenced = async (message: object): Promise<void> => {
    const mark = posted.length;
    await tell({ ...message, seq: ++seq });
    await next('drawn', mark);
  };

  await page.goto(`${server.origin}/?door=${door}`);
  await next('ready', 0);
  return {
    page,
    posted,
    outside,
    problems,
    tell,
    patch: (...changes) => sequenced({ type: 'patch', changes }),
    snapshot: (snapshot) => sequenced({ type: 'snapshot', snapshot }),
    next,
    reload: async () => {
      const mark = posted.length;
      await page.reload();
      await next('ready', mark);
    },
    listen: (listener) => void listeners.add(listener),
    close: () => context.close(),
  };
}

/** Runs in the page before its own script: what VS Code provides there. */
function actAsVsCode({ kind, colors }: Theme): void {
  const fonts = {
    'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
    'font-size': '13px',
    'editor-font-family': '"Droid Sans Mono", "DejaVu Sans Mono", monospace',
    'editor-font-size': '13px',
  };
  const apply = (): void => {
    for (const [name, value] of Object.entries({ ...colors, ...fonts })) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
    document.body.classList.add(kind);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', apply);
  else apply();
  const kept = sessionStorage.getItem('kept');
  let state: unknown = kept === null ? undefined : JSON.parse(kept);
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) =>
        (globalThis as unknown as { postToTest(message: unknown): void }).postToTest(message),
      getState: () => state,
      setState: (next: unknown) => {
        state = next;
        sessionStorage.setItem('kept', JSON.stringify(next));
      },
    }),
  });
}
