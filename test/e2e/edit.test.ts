import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { at, Gate, write } from '../support/standin/script';
import { streamReply } from '../support/standin/streamVariants';
import { conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { answerQuickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { fileTab, goToLine, saveFile, textEditor } from './support/textEditor';

const file = 'report/month.py';

const piece = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

/** Edit Selection and Apply, as a person does them. */
describe('edits', () => {
  let desk: Desk;
  let original: string;

  before(async () => {
    desk = await sitDown({ requireKey: false });
    original = readFileSync(path.join(desk.product.workspace, file), 'utf8');
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  const stored = () => readFileSync(path.join(desk.product.workspace, file), 'utf8');

  const proposalTab = (name: string) => fileTab(desk.editor.page, `month\\.py: ${name}`);

  function titleButton(name: string): Locator {
    return desk.editor.page.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  it('streams the change into a diff, writes it on Accept, and takes it back in one step', async () => {
    const { editor, standIn } = desk;
    const gate = new Gate();
    const lines = original.split('\n').slice(4, 7);
    const changed = lines.map((line, index) => (index === 0 ? `${line}  # checked` : line));
    standIn.next({
      headers: { 'content-type': 'text/event-stream' },
      steps: [
        write(piece(`\`\`\`python\n${changed[0]}\n`)),
        at(gate),
        write(piece(`${changed.slice(1).join('\n')}\n\`\`\``)),
        write('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'),
        write('data: [DONE]\n\n'),
      ],
    });
    await editor.openFile(file);
    await editor.selectLines(5, 7);
    await editor.command('AI/ML API: Edit Selection…');
    await quickInputEntry(editor.page, 'Change the selection').waitFor();
    assert.equal(standIn.completions.length, 0);
    await editor.screenshot('edit-instruction');
    await answerQuickInput(editor.page, 'Say that the first line is checked');

    await gate.reached;
    await proposalTab('edit proposal').waitFor();
    await editor.page.getByText('# checked').last().waitFor();
    await titleButton('Stop Proposal').waitFor();
    await editor.screenshot('edit-streaming');
    assert.equal(stored(), original);

    gate.open();
    await titleButton('Accept Proposal').waitFor();
    await editor.screenshot('edit-ready');
    await titleButton('Accept Proposal').click();
    await textEditor(editor.page).getByText('# checked').waitFor();
    await proposalTab('edit proposal').waitFor({ state: 'detached' });
    await saveFile(editor.page, 'month.py');
    assert.equal(stored(), original.replace(lines.join('\n'), changed.join('\n')));

    await editor.page.keyboard.press('ControlOrMeta+Z');
    await saveFile(editor.page, 'month.py');
    assert.equal(stored(), original);
  });

  it('applies code of a reply to the file that was sent, though it was edited meanwhile', async () => {
    const { editor, standIn } = desk;
    const lines = original.split('\n').slice(4, 7);
    const changed = lines.map((line, index) => (index === 0 ? `${line}  # applied` : line));
    standIn.next(streamReply('haiku', ['```python\n', `${changed.join('\n')}\n`, '```\n']));
    await editor.openFile(file);
    await editor.selectLines(5, 7);
    await editor.command('AI/ML API: Explain Selection');
    const chat = await conversation(editor, 'panel');
    await chat.answer('complete').waitFor();

    await editor.page.keyboard.press('Control+1');
    await editor.openFile(file);
    await goToLine(editor.page, 1);
    await editor.page.keyboard.type('# meanwhile\n');
    await chat.answers.hover();
    await chat.button('Apply').click();
    await proposalTab('apply code').waitFor();
    await editor.screenshot('apply-ready');
    await titleButton('Accept Proposal').click();
    await proposalTab('apply code').waitFor({ state: 'detached' });
    await saveFile(editor.page, 'month.py');
    assert.equal(
      stored(),
      `# meanwhile\n${original.replace(lines.join('\n'), changed.join('\n'))}`,
    );
  });
});
