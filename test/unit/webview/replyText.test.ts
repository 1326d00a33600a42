import assert from 'node:assert/strict';
import { affordable } from '../../../src/webview/state/drawingCost';
import { ReplyText } from '../../../src/webview/state/replyText';

/** Frames that come when the test says so. */
function frames() {
  const asked: (() => void)[] = [];
  return {
    ask: (run: () => void) => void asked.push(run),
    /** Lets frames come until none is asked for; gives how many came. */
    all: (): number => {
      let count = 0;
      for (let run = asked.shift(); run !== undefined; run = asked.shift()) {
        count += 1;
        run();
      }
      return count;
    },
  };
}

/** Cheap and dear texts, each of far more than is drawn at once. */
const giants: Readonly<Record<string, string>> = {
  lines: 'word\n\n'.repeat(50_000),
  letters: 'x'.repeat(2_000_000),
  code: '`a` '.repeat(50_000),
  cells: `|a|\n|-|\n${'|b|\n'.repeat(50_000)}`,
  notes: Array.from({ length: 5_000 }, (_, n) => `[^${n}]\n\n[^${n}]: b\n`).join('\n'),
  formulas: '$x$ '.repeat(50_000),
};

describe('a giant reply', function () {
  this.timeout(10_000);

  for (const [name, text] of Object.entries(giants)) {
    it(`is read in slices of bounded cost, up to a limit: ${name}`, () => {
      const screen = frames();
      const reply = new ReplyText(text, true, screen.ask);
      assert.ok(reply.blocks.value.length > 0);
      const first = screen.all();
      assert.ok(first >= 20 && first <= 40, `${first} frames`);
      const left = reply.left.value;
      assert.ok(left > 0 && left < text.length);
      assert.equal(reply.text, text);

      reply.readMore();
      const more = screen.all();
      assert.ok(more >= 20 && more <= 40, `${more} frames`);
      assert.ok(reply.left.value < left);
    });
  }

  it('has slices that cost no more than they may, and always go on', () => {
    for (const text of Object.values(giants)) {
      let at = 0;
      for (let n = 0; n < 50; n++) {
        const { end, cost } = affordable(text, at, 400);
        assert.ok(end > at && cost <= 400);
        at = end;
      }
    }
  });
});

describe('a usual reply', () => {
  it('is read at once or in a few frames, to its end', () => {
    const screen = frames();
    const text = 'A sentence with `code` and **marks**.\n\n'.repeat(100);
    const reply = new ReplyText(text, true, screen.ask);
    assert.ok(reply.blocks.value.length > 0);
    assert.ok(screen.all() <= 3);
    assert.equal(reply.left.value, 0);
    assert.equal(reply.blocks.value.length, 100);
  });
});
