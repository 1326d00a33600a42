import assert from 'node:assert/strict';
import { states, type StateName } from '../../support/page/states';
import { themes } from '../../support/page/themes';
import { faultsOf } from './axe';
import { chatPages } from './chatPages';

/** Each theme is looked at in both doors, with half of the states in each. */
const doors: readonly {
  readonly door: 'sidebar' | 'panel';
  readonly width: number;
  readonly looked: readonly StateName[];
}[] = [
  {
    door: 'sidebar',
    width: 300,
    looked: ['empty', 'keyMissing', 'streaming', 'failed', 'standIn'],
  },
  {
    door: 'panel',
    width: 700,
    looked: ['tour', 'math', 'answered', 'retrying', 'truncated', 'continued', 'stalled'],
  },
];
const allStates = doors.flatMap(({ looked }) => looked);

describe('axe finds nothing to complain of', function () {
  this.timeout(60_000);
  const open = chatPages();

  for (const [name, theme] of Object.entries(themes)) {
    for (const { door, width, looked } of doors) {
      it(`in ${name}, ${door}`, async () => {
        const chat = await open({ theme, door, width, height: 900 });
        const found: string[] = [];
        for (const state of looked) {
          await chat.snapshot(states[state]());
          found.push(...(await faultsOf(chat)).map((fault) => `${state}: ${fault}`));
        }
        assert.deepEqual(found, []);
      });
    }
  }
});

describe('the page at its edges', () => {
  const open = chatPages();

  it('needs no sideways scrolling at 300 px, nor at 150 px as with 200 % zoom', async () => {
    for (const width of [300, 150]) {
      const chat = await open({ width });
      for (const state of allStates) {
        await chat.snapshot(states[state]());
        const overflow = await chat.page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          const wide = [...document.querySelectorAll('.scroller, .composer, .header')].filter(
            (part) => part.scrollWidth > part.clientWidth,
          );
          return [scrollWidth - clientWidth, ...wide.map((part) => part.className)];
        });
        assert.deepEqual(overflow, [0], `${state} at ${width} px`);
      }
    }
  });

  it('reaches everything by keyboard and shows where it is', async () => {
    const { page, snapshot } = await open();
    await snapshot(states.answered());
    const reached: string[] = [];
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab');
      const { name, outlined } = await page.evaluate(() => {
        const { activeElement: element } = document;
        if (!element || element === document.body) return { name: '', outlined: true };
        const box = element.closest('.box') ?? element;
        const outlined =
          getComputedStyle(element).outlineStyle !== 'none' || box.matches(':focus-within');
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return { name, outlined };
      });
      assert.ok(outlined, name);
      reached.push(name);
    }
    for (const name of ['New chat', 'Edit message', 'Copy code', 'Retry', 'Message']) {
      assert.ok(reached.includes(name), `${name} in ${reached.join(', ')}`);
    }
  });

  it('takes the font size of the setting', async () => {
    const { page, snapshot } = await open();
    const { frame, ...rest } = states.answered();
    await snapshot({ ...rest, frame: { ...frame, fontSize: 21 } });
    const size = await page
      .locator('.question-text')
      .evaluate((text) => getComputedStyle(text).fontSize);
    assert.equal(size, '21px');
  });
});
