import fc from 'fast-check';

/** Lines of all kinds, some of them hostile to each other. */
const lines = [
  ...['', '', '', ' ', 'plain text', 'more *words* here', 'two **bold** and `code` and ~~gone~~'],
  ...['# Title', '## Title ##', '####### no', '---', '***', '===', '- - -', '- item', '- ', '-'],
  ...[
    '  - nested',
    '    - deeper',
    '  continued',
    '* star',
    '+ plus',
    '1. one',
    '2) two',
    '10. ten',
  ],
  ...[
    '> quote',
    '> > twice',
    '>',
    '> - item in quote',
    '> ```',
    '```',
    '```ts',
    '````',
    '~~~',
    '~~~~ x',
  ],
  ...[
    '```markdown',
    '```md',
    '  ```',
    '    ```',
    'ends in a colon:',
    '    code',
    '\tcode',
    '     more',
  ],
  ...[
    '| a | b |',
    '|---|:-:|',
    '| 1 | **2** |',
    '| x',
    'a | b',
    '- | -',
    '|',
    '---|---',
    '| \\| | `a` |',
  ],
  ...[
    '$$',
    'x^2',
    '$$x^2$$',
    '$$ y',
    '\\[',
    '\\]',
    '\\[ z \\]',
    'costs $5 and $10',
    'so $x+y$ is',
    '\\(a\\)',
  ],
  ...[
    '[link](http://a.b "t")',
    '![image](x.png)',
    '[ref]',
    '[ref][]',
    '[text][ref]',
    '[ref]: /url',
  ],
  ...[
    '[ref]: /url "title"',
    '[ref]:',
    '/url',
    '"title"',
    '[^1]',
    '[^1]: a note',
    '    of two lines',
  ],
  ...[
    '- [ ] todo',
    '- [x] done',
    '- [ ]',
    '- [x](y)',
    '<b>html</b>',
    '<http://a.b>',
    'https://a.b/c_d_',
  ],
  ...[
    '**open',
    'closed**',
    '`open',
    '[open',
    '](x)',
    '*a _b* c_',
    '\\*not\\*',
    'hard  ',
    'hard\\',
    '&amp; &x',
  ],
  ...[
    'a_b_',
    '***both***',
    '!',
    '\u{1F600}**\u{1F600}**',
    'tab\tin',
    '\0',
    'x'.repeat(450),
    '[a](',
  ],
  ...[
    'word '.repeat(60),
    '*a* `b` [c](d) '.repeat(30),
    '- ' + 'word '.repeat(100),
    '> ' + '**b** '.repeat(90),
  ],
];

/** Documents made of lines of all kinds. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...lines) },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
          {
            weight: 2,
            arbitrary: fc.string({
              unit: fc.constantFrom(...Array.from('a *_`[]()|$\\-#>1.~:!&<')),
            }),
          },
        ),
        fc.oneof(
          { weight: 20, arbitrary: fc.constant('\n') },
          { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r', '\n\n') },
        ),
      ),
      { maxLength: 30 },
    ),
    fc.boolean(),
  )
  .map(([parts, endsOpen]) => {
    const text = parts.map((part) => part.join('')).join('');
    return endsOpen ? text.trimEnd() : text;
  });

/** A document and the lengths of the pieces it arrives in. */
export const cutDocuments: fc.Arbitrary<{ text: string; pieces: string[] }> = fc
  .tuple(documents, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }))
  .map(([text, lengths]) => ({ text, pieces: cut(text, lengths) }));

/** Documents of little but formulas, footnotes and their mentions, and the pieces they arrive in. */
export const notesAndFormulas: fc.Arbitrary<{ text: string; pieces: string[] }> = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        ...[
          '$$',
          '$$\n',
          '\\[',
          '\\]\n',
          '$x$',
          '$5',
          '\\(',
          '\\)',
          '\\frac{a}{b}',
          '^2',
          '`',
          '*',
        ],
        ...['[^a]', '[^b]', '[^A]', '[^', ']', '\n[^a]: ', '\n[^b]: ', '\n[^c]:\n', '\n    more\n'],
        ...['\n', '\n\n', ' ', 'word ', '- ', '> ', '| a |\n|---|\n| ', '\n[a]: /u\n', '[a]'],
      ),
      { maxLength: 40 },
    ),
    fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
  )
  .map(([parts, lengths]) => ({ text: parts.join(''), pieces: cut(parts.join(''), lengths) }));

/** Cuts a text into pieces of the given lengths, over and over. */
export function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let start = 0, index = 0; start < text.length; index++) {
    const length = lengths[index % lengths.length] ?? 1;
    pieces.push(text.slice(start, start + length));
    start += length;
  }
  return pieces;
}
