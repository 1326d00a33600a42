import type { Example } from './specification';

const table = (head: string, ...rows: readonly string[]): string =>
  `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;

/** What GitHub's Markdown has beyond CommonMark, by the rules of its specification. */
const rules: readonly (readonly [section: string, markdown: string, html: string])[] = [
  [
    'table',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    table('<th>a</th><th>b</th>', '<td>1</td><td>2</td>'),
  ],
  [
    'table with alignment, without outer bars',
    'a | bcd\n:-: | -----------:\ne | f',
    table(
      '<th align="center">a</th><th align="right">bcd</th>',
      '<td align="center">e</td><td align="right">f</td>',
    ),
  ],
  [
    'table: an escaped bar is part of its cell, in code too',
    '| a\\|b |\n|---|\n| `c \\| d` |\n| **e \\| f** |',
    table('<th>a|b</th>', '<td><code>c | d</code></td>', '<td><strong>e | f</strong></td>'),
  ],
  [
    'table: ended by another block',
    '| a |\n|---|\n| b |\n> c',
    `${table('<th>a</th>', '<td>b</td>')}<blockquote><p>c</p></blockquote>`,
  ],
  [
    'table: goes on with text, ended by a blank line',
    '| a |\n|---|\n| b |\nc\n\nd',
    `${table('<th>a</th>', '<td>b</td>', '<td>c</td>')}<p>d</p>`,
  ],
  ['table: heads must fit', '| a | b |\n| --- |\n| c |', '<p>| a | b |\n| --- |\n| c |</p>'],
  [
    'table: short and long rows',
    '| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |',
    table('<th>a</th><th>b</th>', '<td>1</td><td></td>', '<td>1</td><td>2</td>'),
  ],
  [
    'table: no rows',
    '| a | b |\n|---|---|',
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody></tbody></table>',
  ],
  [
    'tasks',
    '- [ ] a\n- [x] b',
    '<ul><li><input type="checkbox"> a</li><li><input type="checkbox" checked> b</li></ul>',
  ],
  [
    'tasks within tasks',
    '- [x] a\n  - [ ] b\n  - [x] c\n- [ ] d',
    '<ul><li><input checked> a<ul><li><input> b</li><li><input checked> c</li></ul></li><li><input> d</li></ul>',
  ],
  ['tasks: nothing behind', '- [ ]', '<ul><li>[ ]</li></ul>'],
  ['tasks: links are none', '- [x](u)', '<ul><li><a href="u">x</a></li></ul>'],
  ['struck', '~~a~~ b', '<p><del>a</del> b</p>'],
  ['struck: not over paragraphs', 'a ~~b\n\nc~~ d', '<p>a ~~b</p><p>c~~ d</p>'],
  [
    'address',
    'see https://a.example/b_c_d?e=f now',
    '<p>see <a href="https://a.example/b_c_d?e=f">https://a.example/b_c_d?e=f</a> now</p>',
  ],
  [
    'address: a full stop behind is none of it',
    'At http://a.example/b.',
    '<p>At <a href="http://a.example/b">http://a.example/b</a>.</p>',
  ],
  [
    'address: in brackets',
    '(http://a.example/b)',
    '<p>(<a href="http://a.example/b">http://a.example/b</a>)</p>',
  ],
  [
    'address: with brackets',
    'http://a.example/b_(c)',
    '<p><a href="http://a.example/b_(c)">http://a.example/b_(c)</a></p>',
  ],
  [
    'address: in marks',
    '**http://a.example/b**',
    '<p><strong><a href="http://a.example/b">http://a.example/b</a></strong></p>',
  ],
  ['address: not in code', '`http://a.example`', '<p><code>http://a.example</code></p>'],
  ['raw HTML is text', 'a <b>c</b>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'],
];

export const gfmExamples: readonly Example[] = rules.map(([section, markdown, html], index) => ({
  number: index + 1,
  section,
  markdown,
  html,
}));
