import assert from 'node:assert/strict';
import { Formulas } from '../../../src/webview/math/formulas';
import type { MathElement } from '../../../src/webview/math/mathElement';
import { longestFormula, readTex } from '../../../src/webview/math/tex';

/** A formula without its attributes, as nested lists. */
function shape(element: MathElement | string): unknown {
  if (typeof element === 'string') return element;
  return [element.tag, ...element.children.map(shape)];
}

function all(element: MathElement): readonly MathElement[] {
  return [
    element,
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
  ];
}

/** TeX that would load, link, name, style or run something, or grow without end. */
const refused: Readonly<Record<string, string>> = {
  link: '\\href{https://evil.example/}{x}',
  script: '\\href{javascript:ran=1}{x}',
  address: '\\url{javascript:ran=1}',
  image: '\\includegraphics{https://evil.example/a.png}',
  style: '\\style{position:fixed;inset:0}{x}',
  class: '\\class{composer}{x}',
  id: '\\id{root}{x}',
  data: '\\data{a=b}{x}',
  loop: '\\def\\a{\\a}\\a',
  growth: '\\def\\a{xx}\\def\\b{\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}\\c\\c\\c',
  command: '\\newcommand{\\a}{\\a\\a}\\a',
  depth: '{'.repeat(1_900) + 'x' + '}'.repeat(1_900) + '}',
  fractions: '\\frac{1}{'.repeat(200) + 'x' + '}'.repeat(200),
  roots: '\\sqrt{'.repeat(500) + '}'.repeat(500),
  powers: 'x' + '^{x'.repeat(900) + '}'.repeat(900),
  length: 'x'.repeat(longestFormula + 1),
  error: '\\frac{1}',
  unknown: '\\nothing',
};

describe('TeX', () => {
  it('becomes elements of MathML', () => {
    const found = readTex('\\frac{a}{b}', true);
    assert.ok(found);
    assert.deepEqual(shape(found), ['math', ['mfrac', ['mi', 'a'], ['mi', 'b']]]);
    assert.equal(found.attributes['display'], 'block');
  });

  for (const [name, text] of Object.entries(refused)) {
    it(`is not drawn: ${name}`, () => {
      for (const display of [true, false]) assert.equal(readTex(text, display), undefined);
    });
  }

  it('keeps no colour, no name, no link and no size that leaves its line', () => {
    const text =
      '\\color{red}x \\colorbox{blue}{y} \\label{root}z \\rule{900em}{900em} ' +
      '\\kern{900em} \\raisebox{9em}{a} \\hspace{-900em} b \\text{<script>ran=1</script>}';
    const found = readTex(text, true);
    assert.ok(found);
    for (const { tag, attributes, style } of all(found)) {
      assert.doesNotMatch(tag, /^(?:a|img|script|annotation)/);
      const facts = JSON.stringify([attributes, style]);
      assert.doesNotMatch(facts, /color|background|href|"id"|class|script"|\d{3,}/i, facts);
    }
  });
});

describe('formulas of a reply', () => {
  function setUp() {
    const frames: (() => void)[] = [];
    let reads = 0;
    let loaded: () => void = () => assert.fail('nothing was asked for');
    const read = (text: string): MathElement => {
      reads += 1;
      return { tag: 'math', attributes: {}, style: {}, children: [text] };
    };
    const formulas = new Formulas(
      () => new Promise((resolve) => (loaded = () => resolve(read))),
      (run) => void frames.push(run),
    );
    const load = async (): Promise<void> => {
      loaded();
      await Promise.resolve();
      await Promise.resolve();
    };
    return { formulas, frames, load, reads: () => reads };
  }

  it('wait until the reader is loaded, which the first one asks for', async () => {
    const { formulas, load } = setUp();
    let ready = 0;
    assert.equal(formulas.get('x', false), undefined);
    formulas.wait('x', false, () => (ready += 1));
    await load();
    assert.equal(ready, 1);
    assert.deepEqual(formulas.get('x', false)?.children, ['x']);
  });

  it('are read once, and no more of them in a frame than fit', async () => {
    const { formulas, frames, load, reads } = setUp();
    const ready = new Set<number>();
    for (let n = 0; n < 1_000; n++) formulas.wait(`x_${n}`, false, () => ready.add(n));
    await load();
    let most = ready.size;
    let count = 0;
    while (ready.size < 1_000) {
      const before = ready.size;
      frames.shift()?.();
      most = Math.max(most, ready.size - before);
      count += 1;
    }
    assert.ok(most < 80, `${most} in a frame`);
    assert.ok(count < 30, `${count} frames`);
    assert.equal(reads(), 1_000);
    formulas.get('x_999', false);
    assert.equal(reads(), 1_000);
  });

  it('that nobody waits for any more are not read', async () => {
    const { formulas, load, reads } = setUp();
    const giveUp = formulas.wait('x', true, () => assert.fail('nobody waits'));
    giveUp();
    await load();
    assert.equal(reads(), 0);
  });
});
