import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/core/markdown/parse';
import { examples, exceptions } from '../../support/markdown/specification';
import { toHtml } from './html';

/** White space between blocks, which the HTML of the examples has for the eye, taken out. */
function normalized(html: string): string {
  return html
    .replace(/\n?(<\/?(?:p|h\d|ul|ol|li|blockquote|pre|hr)(?: [^>]*)?>)\n?/g, '$1')
    .replace(/\n<\/code>/g, '</code>')
    .trim();
}

describe('The CommonMark specification', () => {
  it('is followed in all examples without raw HTML', () => {
    const failures: string[] = [];
    for (const { number, section, markdown, html } of examples) {
      const ours = normalized(toHtml(parseMarkdown(markdown)));
      const theirs = normalized(html);
      if (ours !== theirs) {
        failures.push(
          [`${number} ${section}`, markdown, ours, theirs]
            .map((part) => JSON.stringify(part))
            .join('\n  '),
        );
      }
    }
    assert.deepEqual(failures, [], failures.join('\n'));
    assert.ok(examples.length > 560, String(examples.length));
    assert.ok(Object.keys(exceptions).length <= 10);
  });
});
