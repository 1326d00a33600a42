import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reanchor } from '../../../src/core/edits/reanchor';
import { applyEdits } from '../../../src/core/edits/textEdit';

const base = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
const proposed = base.replace('three\nfour', 'THREE\nFOUR\nand a half');

function result(now: string, from = base, to = proposed): string {
  const outcome = reanchor(from, to, now);
  return outcome.ok ? applyEdits(now, outcome.edits) : outcome.reason;
}

describe('a change carried over to a text that has changed', () => {
  const cases: readonly (readonly [name: string, now: string, expected: string])[] = [
    ['as it was', base, proposed],
    ['lines above', `zero\n${base}`, `zero\n${proposed}`],
    ['lines below', `${base}eight\n`, `${proposed}eight\n`],
    ['a neighbour changed', base.replace('two', 'TWO'), proposed.replace('two', 'TWO')],
    ['the same line changed', base.replace('three', 'drei'), 'conflict'],
    ['a line put between', base.replace('three\n', 'three\nx\n'), 'conflict'],
    ['the lines gone', base.replace('three\nfour\n', ''), 'conflict'],
    ['all gone', '', 'conflict'],
    ['line ends of Windows', base.replace(/\n/g, '\r\n'), proposed.replace(/\n/g, '\r\n')],
    [
      'indented',
      base.replace(/^/gm, '  ').replace(/ +$/, ''),
      proposed.replace(/^/gm, '  ').replace(/ +$/, ''),
    ],
    ['done already', proposed, proposed],
    [
      'moved to the end',
      base.replace('three\nfour\n', '') + 'three\nfour\n',
      base.replace('three\nfour\n', '') + 'THREE\nFOUR\nand a half\n',
    ],
    ['all of it twice', base + base, 'ambiguous'],
  ];
  for (const [name, now, expected] of cases) {
    it(name, () => assert.equal(result(now), expected));
  }

  const words = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d', '}'), { maxLength: 12 });
  const texts = words.map((lines) => lines.join('\n'));

  it('is exactly the change where nothing else changed', () => {
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        assert.equal(result(from, from, to), to);
      }),
    );
  });

  it('never loses a line that was written meanwhile elsewhere', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ minLength: 1 }).map((each) => each.replace(/\s/g, '_')),
          { minLength: 6, maxLength: 12 },
        ),
        fc.nat(),
        fc.nat(),
        (lines, at, other) => {
          const line = at % lines.length;
          const place = other % (lines.length + 1);
          const to = lines.with(line, 'changed here');
          const now = lines.toSpliced(place, 0, 'written meanwhile');
          const outcome = result(now.join('\n'), lines.join('\n'), to.join('\n'));
          const expected = now
            .map((each) => (each === lines[line] ? 'changed here' : each))
            .join('\n');
          assert.equal(outcome, expected);
        },
      ),
    );
  });

  it('is refused or leaves every line that was written meanwhile', () => {
    fc.assert(
      fc.property(texts, texts, texts, (from, to, now) => {
        const outcome = reanchor(from, to, now);
        if (!outcome.ok) return;
        const after = applyEdits(now, outcome.edits)
          .split('\n')
          .map((each) => each.trim());
        const known = new Set(from.split('\n').map((each) => each.trim()));
        for (const line of now.split('\n')) {
          if (!known.has(line.trim())) assert.ok(after.includes(line.trim()), line);
        }
      }),
    );
  });
});
