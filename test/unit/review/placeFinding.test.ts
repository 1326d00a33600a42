import assert from 'node:assert/strict';
import type { Attachment } from '../../../src/core/context/attachment';
import type { Finding } from '../../../src/core/review/finding';
import { placeFinding } from '../../../src/core/review/placeFinding';

const code = (label: string, start: number, lines: readonly string[]): Attachment => ({
  id: label,
  kind: 'selection',
  label,
  uri: `file:///w/${label}`,
  range: {
    start: { line: start, character: 0 },
    end: { line: start + lines.length - 1, character: 99 },
  },
  text: lines.join('\n'),
});

const a = code('src/a.ts', 10, ['first();', 'if (a = b) {', '  first();', '}']);
const b = code('src/b.ts', 0, ['only();']);

const rows: readonly (readonly [name: string, finding: Partial<Finding>, expected: string])[] = [
  ['a line in the file', { firstLine: 12 }, 'src/a.ts 11-11'],
  ['lines in the file', { firstLine: 12, lastLine: 14 }, 'src/a.ts 11-13'],
  ['a line of the excerpt', { firstLine: 4 }, 'src/a.ts 13-13'],
  ['a quote at that line', { firstLine: 12, quote: 'if (a = b)' }, 'src/a.ts 11-11'],
  ['a quote at another line', { firstLine: 14, quote: 'if (a = b)' }, 'src/a.ts 11-11'],
  ['the nearest of two quotes', { firstLine: 14, quote: 'first()' }, 'src/a.ts 12-12'],
  ['a quote, with lines', { firstLine: 11, lastLine: 13, quote: 'if (a = b)' }, 'src/a.ts 11-13'],
  ['a quote that is nowhere', { firstLine: 12, quote: 'while' }, 'src/a.ts 11-11'],
  ['a wrong line with a quote', { firstLine: 99, quote: 'if (a = b)' }, 'src/a.ts 11-11'],
  ['a wrong line', { firstLine: 99 }, 'none'],
  ['another file', { firstLine: 1, file: 'b.ts' }, 'src/b.ts 0-0'],
  ['a file that was not sent', { firstLine: 1, file: 'c.ts' }, 'none'],
];

describe('the place of a finding', () => {
  for (const [name, finding, expected] of rows) {
    it(name, () => {
      const { firstLine = 1 } = finding;
      const whole = { severity: 'error', message: 'x', lastLine: firstLine, ...finding } as const;
      const place = placeFinding({ ...whole, firstLine }, [a, b]);
      const shown = place ? `${place.attachment.label} ${place.first}-${place.last}` : 'none';
      assert.equal(shown, expected);
    });
  }
});
