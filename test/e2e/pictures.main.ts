import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/editor/projectRoot';
import { sitDown, type Desk } from './support/desk';
import type { Editor } from './support/openEditor';
import { themes } from './support/openEditor';
import { answerQuickInput, quickInput } from './support/palette';

/*
 * npm run pictures: takes the README's pictures from the real thing, into media/pictures/. The
 * stand-in answers, and the pictures say so.
 */

const folder = path.join(projectRoot, 'media/pictures');

type Theme = keyof typeof themes;

async function withDesk(theme: Theme, take: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await sitDown({
    theme,
    requireKey: false,
    viewport: { width: 1280, height: 800 },
    settings: { 'workbench.colorTheme': themes[theme] },
  });
  try {
    await take(desk);
  } finally {
    await desk.leave();
  }
}

async function keep(editor: Editor, name: string): Promise<void> {
  await editor.screenshot(name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(
    path.join(projectRoot, 'out/screenshots', `${name}.png`),
    path.join(folder, `${name}.png`),
  );
  console.log(`media/pictures/${name}.png`);
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
  await answerQuickInput(editor.page, 'Is the discount right?');
}

async function main(): Promise<void> {
  await withDesk('dark', async (desk) => {
    await explain(desk, 'explain-dark');
    await ask(desk, 'ask-dark');
  });
  await withDesk('light', async (desk) => {
    await explain(desk, 'explain-light');
    await sideBar(desk, 'side-bar-light');
  });
  await withDesk('highContrast', (desk) => explain(desk, 'explain-high-contrast'));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
