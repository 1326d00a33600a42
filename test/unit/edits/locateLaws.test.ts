import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locate } from '../../../src/core/edits/locate';
import { applyEdits } from '../../../src/core/edits/textEdit';

/** Lines that look like code, some of them as often as in real files. */
const line = fc.oneof(
  fc.constantFrom('', '}', '  }', '  return x;', '  i++;', '// remark'),
  fc
    .tuple(fc.constantFrom('load', 'save', 'read', 'print'), fc.nat(99))
    .map(([name, n]) => `  ${name}(${n});`),
);

const body = fc
  .array(line, { minLength: 1, maxLength: 8 })
  .filter((lines) => lines.some((each) => each.trim() !== ''));

const functionOf = (name: string, lines: readonly string[]) => [
  `function ${name}() {`,
  ...lines.map((each) => `  ${each}`),
  '}',
];

const documents = fc
  .uniqueArray(fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'omega'), {
    minLength: 2,
    maxLength: 5,
  })
  .chain((names) =>
    fc.tuple(...names.map((name) => body.map((lines) => functionOf(name, balanced(lines))))),
  );

/** Without lines that would close the function before its end. */
function balanced(lines: readonly string[]): readonly string[] {
  return lines.filter((each) => each.trim() !== '}');
}

function after(document: string, code: string, sent?: { text: string; line: number }): string {
  const located = locate(document, code, sent);
  return located.ok ? applyEdits(document, located.edits) : located.reason;
}

describe('applying code', function () {
  this.timeout(30_000);

  it('to what was sent, unchanged since, gives exactly what was meant', () => {
    fc.assert(
      fc.property(documents, body, fc.nat(), (functions, lines, pick) => {
        const index = pick % functions.length;
        const old = functions[index] ?? [];
        const name = /\w+(?=\()/.exec(old[0] ?? '')?.[0] ?? '';
        const anew = functionOf(name, balanced(lines));
        const document = functions.map((each) => each.join('\n')).join('\n\n');
        const meant = functions
          .with(index, anew)
          .map((each) => each.join('\n'))
          .join('\n\n');
        const at = functions.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
        const outcome = after(document, anew.join('\n'), { text: old.join('\n'), line: at });
        assert.equal(outcome, meant === document ? 'unchanged' : meant);
      }),
    );
  });

  it('follows what was sent when lines come above it', () => {
    fc.assert(
      fc.property(documents, body, fc.nat(), (functions, lines, above) => {
        const [old = []] = functions;
        const name = /\w+(?=\()/.exec(old[0] ?? '')?.[0] ?? '';
        const anew = functionOf(name, balanced(lines));
        const head = Array.from({ length: 1 + (above % 30) }, (_, n) => `// above ${n}`).join('\n');
        const rest = functions
          .slice(1)
          .map((each) => `\n\n${each.join('\n')}`)
          .join('');
        const document = `${head}\n\n${old.join('\n')}${rest}`;
        const meant = `${head}\n\n${anew.join('\n')}${rest}`;
        const outcome = after(document, anew.join('\n'), { text: old.join('\n'), line: 0 });
        assert.equal(outcome, meant === document ? 'unchanged' : meant);
      }),
    );
  });

  it('is refused where what is meant stands twice', () => {
    fc.assert(
      fc.property(body, body, (lines, changed) => {
        const old = functionOf('alpha', balanced(lines)).join('\n');
        const code = functionOf('alpha', balanced(changed)).join('\n');
        if (old === code) return;
        const document = `// top\n${old}\n\n${old}\n`;
        assert.equal(after(document, code), 'ambiguous');
        assert.equal(after(document, code, { text: old, line: 0 }), 'ambiguous');
      }),
    );
  });

  it('never throws, and never touches a document by what it refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.nat(20),
        (document, code, text, at) => {
          const located = locate(document, code, { text, line: at });
          if (located.ok) assert.ok(located.edits.length > 0);
        },
      ),
    );
  });

  it('takes near linear time in 10 MB and 200,000 lines', () => {
    const lines = Array.from({ length: 200_000 }, (_, n) =>
      n % 20 === 0
        ? `function name${n}() {`
        : n % 20 === 19
          ? '}'
          : `  const value${n} = compute(${n}, 'some text here');`,
    );
    const document = lines.join('\n');
    assert.ok(document.length > 9_500_000, String(document.length));
    const sent = { text: lines.slice(100_000, 100_020).join('\n'), line: 100_000 };
    const code = lines.slice(100_000, 100_020).with(5, '  changed();').join('\n');
    const began = performance.now();
    assert.ok(locate(document, code, sent).ok);
    assert.ok(locate(`// new\n${document}`, code, sent).ok);
    assert.ok(locate(document, code).ok);
    const ms = performance.now() - began;
    assert.ok(ms < 20_000, `${ms} ms`);
  });
});
