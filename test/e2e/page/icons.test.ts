import assert from 'node:assert/strict';
import { iconNames } from '../../../src/protocol/iconName';
import { states } from '../../support/page/states';
import { chatPages } from './chatPages';

/** px, of every icon of the font, and of hardly a character of another one. */
const em = 16;

describe('icons', () => {
  const open = chatPages();

  it('are all in the font that the page brings along', async () => {
    const { page, snapshot } = await open();
    await snapshot(states.empty());
    const widths = await page.evaluate(async (names) => {
      await document.fonts.load('16px codicon');
      const context = document.createElement('canvas').getContext('2d');
      if (!context) throw new Error('there is nothing to draw on');
      context.font = '160px codicon, monospace';
      const icon = document.body.appendChild(document.createElement('span'));
      return names.map((name) => {
        icon.className = `codicon codicon-${name}`;
        const { content } = getComputedStyle(icon, '::before');
        const { width } = context.measureText(content.slice(1, -1));
        return [name, Math.round(width / 10)] as const;
      });
    }, iconNames);
    assert.deepEqual(
      widths,
      iconNames.map((name) => [name, em]),
    );
  });
});
