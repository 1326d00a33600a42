import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../../src/core/markdown/node';
import { parseMarkdown } from '../../../src/core/markdown/parse';
import { MarkdownStream } from '../../../src/core/markdown/stream';
import { cutDocuments, notesAndFormulas } from './documents';

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 150) };

describe('MarkdownStream', function () {
  this.timeout(30_000);

  it('ends in the same nodes however the document is cut, and whenever it is read', () => {
    fc.assert(
      fc.property(cutDocuments, fc.integer({ min: 1, max: 5 }), ({ text, pieces }, every) => {
        const stream = new MarkdownStream();
        for (const [index, piece] of pieces.entries()) {
          stream.append(piece);
          if (index % every === 0) assert.ok(Array.isArray(stream.blocks));
        }
        stream.end();
        assert.deepEqual(stream.blocks, parseMarkdown(text));
      }),
      runs,
    );
  });

  it('ends in the same nodes wherever a reply with formulas and footnotes breaks off', () => {
    fc.assert(
      fc.property(notesAndFormulas, fc.nat(), ({ text, pieces }, at) => {
        const end = text === '' ? 0 : at % (text.length + 1);
        const stream = new MarkdownStream();
        let length = 0;
        for (const piece of pieces) {
          stream.append(piece.slice(0, end - length));
          length = Math.min(end, length + piece.length);
          assert.ok(Array.isArray(stream.blocks));
        }
        stream.end();
        assert.deepEqual(stream.blocks, parseMarkdown(text.slice(0, end)));
      }),
      runs,
    );
  });

  it('never changes a finished block, and gives blocks keys that differ', () => {
    fc.assert(
      fc.property(cutDocuments, ({ text, pieces }) => {
        // Definitions further down and guesses about fences are the two things that may reach back.
        fc.pre(!/\[ref\]:|\[\^1\]:|```m/.test(text));
        const stream = new MarkdownStream();
        let before: readonly Block[] = [];
        for (const piece of pieces) {
          stream.append(piece);
          const { blocks } = stream;
          for (const [index, block] of before.slice(0, -2).entries()) {
            assert.equal(blocks[index], block);
          }
          const keys = blocks.map((block) => block.key);
          assert.equal(new Set(keys).size, keys.length);
          before = blocks;
        }
      }),
      runs,
    );
  });

  it('gives the same array for two reads without new text', () => {
    const stream = new MarkdownStream();
    stream.append('# a\n\nb');
    assert.equal(stream.blocks, stream.blocks);
    stream.append('');
    assert.equal(stream.blocks, stream.blocks);
  });
});
