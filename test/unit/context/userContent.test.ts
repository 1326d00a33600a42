import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { lineSpan } from '../../../src/core/context/attachment';
import type { Attachment } from '../../../src/core/context/attachment';
import { attachmentBlock, userContent } from '../../../src/core/context/userContent';
import { question } from '../../support/journal/sampleEvents';

const range = (first: number, from: number, last: number, to: number) => ({
  start: { line: first, character: from },
  end: { line: last, character: to },
});

const selection: Attachment = {
  id: '1',
  kind: 'selection',
  label: 'src/tide.ts',
  language: 'typescript',
  range: range(4, 0, 6, 1),
  text: 'if (high) {\n  wait();\n}',
};

describe('lines of a range', () => {
  const cases: readonly (readonly [string, ReturnType<typeof range>, number, number])[] = [
    ['counts from one', range(0, 0, 2, 3), 1, 3],
    ['is one line within a line', range(4, 2, 4, 9), 5, 5],
    ['ends a line earlier at column 0', range(4, 0, 7, 0), 5, 7],
    ['is one line where a whole line with its end is selected', range(4, 0, 5, 0), 5, 5],
    ['is one line where nothing is selected', range(4, 0, 4, 0), 5, 5],
  ];
  for (const [what, selected, first, last] of cases) {
    it(what, () => {
      assert.deepEqual(lineSpan(selected), { first, last });
    });
  }
});

describe('what a user turn says', () => {
  it('is the question alone where nothing goes along', () => {
    assert.equal(userContent(question('1', null, { text: 'Why?' })), 'Why?');
  });

  it('is each attachment under its heading, then the question', () => {
    const symbol: Attachment = {
      id: '2',
      kind: 'symbol',
      label: 'a.py',
      symbol: 'Gauge.read',
      range: range(9, 0, 9, 5),
      text: 'pass\n',
    };
    const turn = question('1', null, { text: 'Why?', attachments: [selection, symbol] });
    assert.equal(
      userContent(turn),
      [
        'File: src/tide.ts, lines 5-7, language typescript',
        '```typescript',
        'if (high) {',
        '  wait();',
        '}',
        '```',
        '',
        'File: a.py, line 10, symbol Gauge.read',
        '```',
        'pass',
        '```',
        '',
        'Why?',
      ].join('\n'),
    );
  });

  it('is the attachments alone where nothing is asked', () => {
    const content = userContent(question('1', null, { text: '  ', attachments: [selection] }));
    assert.equal(content, attachmentBlock(selection));
  });

  it('begins with the images, inline', () => {
    const image: Attachment = {
      id: '3',
      kind: 'image',
      label: 'x.gif',
      mimeType: 'image/gif',
      text: 'R0lG',
    };
    const bare: Attachment = { id: '4', kind: 'image', label: 'clipboard', text: 'iVBO' };
    const attachments = [selection, image, bare];
    assert.deepEqual(userContent(question('1', null, { text: 'What?', attachments })), [
      { type: 'image', mimeType: 'image/gif', base64: 'R0lG' },
      { type: 'image', mimeType: 'image/png', base64: 'iVBO' },
      { type: 'text', text: `${attachmentBlock(selection)}\n\nWhat?` },
    ]);
  });

  it('fences each attachment so that its own text cannot end it', () => {
    const pieces = fc.constantFrom('`', '``', '```', '````', '\n', 'x', ' ', '~~~');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const [, opening = '', ...rest] = attachmentBlock({ ...selection, text }).split('\n');
        const fence = /^`+/.exec(opening)?.[0] ?? '';
        assert.ok(fence.length >= 3);
        assert.equal(rest.pop(), fence);
        assert.ok(!text.includes(fence));
        assert.equal(rest.join('\n'), text.endsWith('\n') ? text.slice(0, -1) : text);
      }),
    );
  });
});
