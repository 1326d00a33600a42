import assert from 'node:assert/strict';
import { speakable, takeSentences } from '../../../src/webview/announce/sentences';

const spokenWords = { code: 'Code', formula: 'Formula' };
const said = (markdown: string): string => speakable(markdown, spokenWords).said;

describe('what can be read aloud of a growing text', () => {
  it('is whole sentences and whole lines', () => {
    assert.deepEqual(takeSentences('One. Two is not'), { said: 'One. ', rest: 'Two is not' });
    assert.deepEqual(takeSentences('# Title\nand'), { said: '# Title\n', rest: 'and' });
    assert.deepEqual(takeSentences('no end'), { said: '', rest: 'no end' });
  });

  it('waits where a full stop may not be the end', () => {
    assert.deepEqual(takeSentences('It is 3.'), { said: '', rest: 'It is 3.' });
    assert.deepEqual(takeSentences('It is 3.14'), { said: '', rest: 'It is 3.14' });
  });

  it('knows the full stops of other scripts', () => {
    assert.deepEqual(takeSentences('好的。然后'), { said: '好的。', rest: '然后' });
  });

  it('loses nothing, in any cut', () => {
    const text = 'First. Second line\nthird! `a.b()` is "it." And so on? Yes.';
    let rest = '';
    let all = '';
    for (const letter of text) {
      const taken = takeSentences(rest + letter);
      all += taken.said;
      rest = taken.rest;
    }
    assert.equal(all + rest, text);
  });

  it('is read without marks, and code by one word', () => {
    const markdown =
      '## Title\n- **one** and `two`\n> a [link](https://example.com)\n```js\nlet a;\n```\nend';
    assert.equal(said(markdown), 'Title one and two a link Code. end');
  });

  it('is read with short formulas as they are and others by one word', () => {
    assert.equal(
      said('So $x_1 = 2$ and $\\frac{a}{b}$, for $5 or $10.'),
      'So x 1 = 2 and Formula, for $5 or $10.',
    );
    assert.equal(said('Thus\n$$\nx^2\n$$\nand \\(y\\)'), 'Thus Formula. and y');
  });

  it('knows what is open from one piece to the next', () => {
    const first = speakable('See\n```js\nlet a;', spokenWords);
    assert.deepEqual(first, { said: 'See Code.', open: 'code' });
    const second = speakable('let b;\n```\nend', spokenWords, first.open);
    assert.deepEqual(second, { said: 'end', open: undefined });
  });
});
