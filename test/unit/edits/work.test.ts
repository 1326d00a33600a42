import assert from 'node:assert/strict';
import { intend } from '../../../src/core/edits/intend';
import { occurrences } from '../../../src/core/edits/occurrences';

/** Lines of which a file may have very many that are the same. */
const kinds: Readonly<Record<string, string>> = {
  'a statement': '  call(x);',
  'a definition': 'function a() {}',
  'a definition that goes on': 'def a():',
  'an import': "import a from 'a';",
  'a brace': '}',
  'a head': 'if (x) {',
  'a comment': '// a',
  'a decorator': '@decorated',
  'a property': '  a: 1,',
  'an elision': '// ... existing code ...',
};

/** Code for a document of `count` such lines, of which one is another. */
const codes: Readonly<Record<string, (line: string, count: number) => readonly string[]>> = {
  'the same and more': (line, count) => [...repeated(line, count), '  y(1);'],
  'half and more': (line, count) => [...repeated(line, count / 2), '  y(1);'],
  'more and half': (line, count) => ['  y(1);', ...repeated(line, count / 2)],
  'more in between': (line, count) => repeated(line, count).with(count / 2, '  y(1);'),
  half: (line, count) => repeated(line, count / 2),
};

const repeated = (line: string, count: number) => new Array<string>(count).fill(line);

type Method = (this: unknown, ...args: readonly unknown[]) => unknown;

/** How often a line is looked at while `act` runs: trimmed, searched, matched with an expression. */
function looks(act: () => void): number {
  let count = 0;
  const originals = [
    [String.prototype, 'trim'],
    [String.prototype, 'includes'],
    [RegExp.prototype, 'exec'],
  ].map(([owner, name]) => {
    const method = Reflect.get(owner as object, name as string) as Method;
    const restore = () => Reflect.set(owner as object, name as string, method);
    Reflect.set(owner as object, name as string, function (this: unknown, ...args: unknown[]) {
      count++;
      return method.apply(this, args);
    });
    return restore;
  });
  try {
    act();
  } finally {
    for (const restore of originals) restore();
  }
  return count;
}

describe('The work of putting code in its place', () => {
  for (const [kind, line] of Object.entries(kinds)) {
    for (const [shape, code] of Object.entries(codes)) {
      it(`is in proportion to the lines, though all are ${kind}: ${shape}`, () => {
        const workFor = (count: number) => {
          const document = repeated(line, count);
          const lines = code(line, count);
          return looks(() => intend(document, lines));
        };
        const [small, large] = [workFor(1000), workFor(4000)];
        assert.ok(small > 1000, 'nothing is counted');
        assert.ok(large <= 4.5 * small, `${large / small} times the work for 4 times the lines`);
      });
    }
  }
});

describe('The places where a run of lines stands', () => {
  it('are all of them, also where one begins in another', () => {
    const text = ['a', ' b', 'a ', 'b', 'a', 'c'];
    assert.deepEqual(occurrences(text, ['a', 'b', 'a']), [0, 2]);
    assert.deepEqual(occurrences(text, ['a', 'c']), [4]);
    assert.deepEqual(occurrences(text, ['c', 'a']), []);
    assert.deepEqual(occurrences(text, ['', ' ']), []);
  });
});
