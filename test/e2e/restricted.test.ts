import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyOfSample } from '../support/editor/copyOfSample';
import { conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { quickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { lastSent, sentMessages } from './support/sent';

const settings = {
  'aimlapi.model': 'anthropic/claude-3-haiku-20240307',
  'aimlapi.systemPrompt': 'Say what this folder wants said.',
  'aimlapi.prompts': { lure: { prompt: 'What a setting of the folder asks.' } },
};

/** What a folder brings along says nothing and costs nothing until a person trusts it. */
describe('a folder that is not trusted', () => {
  let desk: Desk;

  before(async () => {
    const workspace = copyOfSample();
    const write = (file: string, text: string) => {
      mkdirSync(path.join(workspace, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(workspace, file), text);
    };
    write('.vscode/settings.json', JSON.stringify(settings));
    write('.aimlapi/prompts/harbour.md', 'What a file of the folder asks.\n');
    desk = await sitDown({ theme: 'dark', requireKey: false, trust: false, workspace });
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  const sent = () => {
    const request = desk.standIn.completions.at(-1);
    const { model } = request?.body as { readonly model: string };
    return { model, system: sentMessages(request).find(({ role }) => role === 'system')?.content };
  };

  it('has no say in what Explain and the chat send', async () => {
    const { editor } = desk;
    await editor.page
      .getByRole('button', { name: /Restricted Mode/ })
      .first()
      .waitFor();
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Explain Selection');
    const chat = await conversation(editor, 'panel');
    await chat.answer('complete').waitFor();
    assert.match(lastSent(desk.standIn.completions.at(-1)), /overlaps/);
    await chat.ask('And who are you?');
    const { model, system } = sent();
    assert.notEqual(model, settings['aimlapi.model']);
    assert.ok(!system?.includes('this folder'), system);
  });

  it('brings no prompts, and it is said why', async () => {
    const { editor } = desk;
    await editor.command('AI/ML API: Run Prompt…');
    await quickInputEntry(editor.page, 'explain').first().waitFor();
    await quickInput(editor.page)
      .getByPlaceholder(/^Restricted Mode: prompts/)
      .waitFor();
    for (const name of ['lure', 'harbour']) {
      assert.equal(await quickInputEntry(editor.page, name).count(), 0, name);
    }
    await editor.screenshot('restricted-prompts');
    await editor.page.keyboard.press('Escape');
  });

  it('has its say once it is trusted', async () => {
    const { editor } = desk;
    await editor.command('Workspaces: Manage Workspace Trust');
    await editor.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await editor.page
      .locator('.statusbar')
      .getByRole('button', { name: /Restricted Mode/ })
      .waitFor({ state: 'detached' });
    // A chat that comes to the front again would take the keyboard from what is opened meanwhile.
    await editor.command('View: Close All Editors');
    await editor.command('AI/ML API: Run Prompt…');
    for (const name of ['lure', 'harbour']) {
      await quickInputEntry(editor.page, name).first().waitFor();
    }
    await editor.page.keyboard.press('Escape');
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Explain Selection');
    const chat = await conversation(editor, 'panel');
    await chat.answer('complete').waitFor();
    await chat.ask('And who are you now?');
    assert.deepEqual(sent(), {
      model: settings['aimlapi.model'],
      system: settings['aimlapi.systemPrompt'],
    });
  });
});
