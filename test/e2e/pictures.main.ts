import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/editor/projectRoot';
import { sitDown, type Desk } from './support/desk';
import type { Editor } from './support/openEditor';
import { themes } from './support/openEditor';
import { quickInput } from './support/palette';

/*
 * npm run pictures: takes the pictures of the README and of the walkthrough from the real thing, into
 * media/. The stand-in answers, and the pictures say so.
 */

type Theme = keyof typeof themes;

interface Sitting {
  readonly theme: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly requireKey?: boolean;
}

const wide = { width: 1280, height: 800 };
/** What the walkthrough shows is small there. */
const middle = { width: 1120, height: 700 };
const narrow = { width: 860, height: 540 };

async function withDesk(
  { theme, viewport = wide, requireKey = false }: Sitting,
  take: (desk: Desk) => Promise<void>,
): Promise<void> {
  const desk = await sitDown({
    theme,
    requireKey,
    viewport,
    settings: { 'workbench.colorTheme': themes[theme] },
  });
  try {
    await take(desk);
  } finally {
    await desk.leave();
  }
}

/** The walkthrough's pictures travel in the package, so they are small; the README's do not. */
async function keep(editor: Editor, name: string): Promise<void> {
  const target = path.join(projectRoot, 'media', name);
  mkdirSync(path.dirname(target), { recursive: true });
  await editor.page.screenshot(
    name.endsWith('.jpg') ? { path: target, type: 'jpeg', quality: 50 } : { path: target },
  );
  console.log(path.relative(projectRoot, target));
}

async function explain({ editor }: Desk, name: string): Promise<void> {
  await editor.openFile('booking/calendar.ts');
  await editor.selectLines(14, 17);
  await editor.command('AI/ML API: Explain Selection');
  await completeReply(editor, 'panel');
  await keep(editor, name);
}

async function completeReply(editor: Editor, place: 'panel' | 'sidebar'): Promise<void> {
  const frame = await editor.chatFrame(place);
  const replies = frame.getByRole('article', { name: /^Assistant/ });
  await replies.last().and(frame.locator('[data-state="complete"]')).waitFor({ timeout: 60_000 });
}

async function sideBar({ editor }: Desk, name: string): Promise<void> {
  await editor.command('AI/ML API: Open Chat (side bar)');
  const frame = await editor.chatFrame('sidebar');
  await frame.getByRole('textbox', { name: 'Message' }).fill('Show me a table and some code.');
  await editor.page.keyboard.press('Enter');
  await completeReply(editor, 'sidebar');
  await keep(editor, name);
}

async function ask({ editor }: Desk, name: string): Promise<void> {
  await editor.openFile('booking/calendar.ts');
  await editor.selectLines(32, 37);
  await editor.command('AI/ML API: Ask a Question…');
  await quickInput(editor.page).locator('input').first().fill('Is the discount right?');
  await keep(editor, name);
  await editor.page.keyboard.press('Escape');
}

async function key({ editor }: Desk, name: string): Promise<void> {
  await editor.openFile('booking/calendar.ts');
  await editor.command('AI/ML API: Set API Key…');
  await quickInput(editor.page).locator('input').first().waitFor();
  await keep(editor, name);
  await editor.page.keyboard.press('Escape');
}

async function model({ editor }: Desk, name: string): Promise<void> {
  await editor.command('AI/ML API: Select Model…');
  await quickInput(editor.page).getByRole('option').first().waitFor();
  await keep(editor, name);
  await editor.page.keyboard.press('Escape');
}

async function readme(): Promise<void> {
  await withDesk({ theme: 'dark' }, async (desk) => {
    await explain(desk, 'pictures/explain-dark.png');
    await ask(desk, 'pictures/ask-dark.png');
  });
  await withDesk({ theme: 'light' }, async (desk) => {
    await explain(desk, 'pictures/explain-light.png');
    await sideBar(desk, 'pictures/side-bar-light.png');
  });
  await withDesk({ theme: 'highContrast' }, (desk) =>
    explain(desk, 'pictures/explain-high-contrast.png'),
  );
}

async function walkthrough(theme: 'dark' | 'light'): Promise<void> {
  const name = (step: string) => `walkthrough/${step}-${theme}.jpg`;
  await withDesk({ theme, viewport: narrow }, async (desk) => {
    await model(desk, name('model'));
    await key(desk, name('key'));
    await ask(desk, name('ask'));
  });
  await withDesk({ theme, viewport: middle }, (desk) => explain(desk, name('explain')));
  await withDesk({ theme, viewport: middle }, (desk) => sideBar(desk, name('chat')));
}

async function main(): Promise<void> {
  await readme();
  await walkthrough('dark');
  await walkthrough('light');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
