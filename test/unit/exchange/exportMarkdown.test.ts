import assert from 'node:assert/strict';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import { exportMarkdown } from '../../../src/core/exchange/exportMarkdown';
import { fileName } from '../../../src/core/exchange/fileName';
import { asked, began, openReply, question } from '../../support/journal/sampleEvents';
import { words } from './chat';

describe('exported Markdown', () => {
  it('reads as a chat', () => {
    const code = {
      id: 'x',
      kind: 'file',
      label: 'a.ts',
      language: 'ts',
      text: 'a``` --> b',
    } as const;
    const chat = reduceAll(emptyConversation('c'), [
      asked(question('q', null, { text: 'Why?', attachments: [code] })),
      began(openReply('a', 'q', { text: 'Because\n```ts\nlet a', outcome: 'stopped' })),
    ]);
    const visible = exportMarkdown(chat, words)
      .replace(/^<!--.*-->$\n\n/gm, '')
      .trimEnd();
    assert.equal(
      visible,
      [
        '# A chat',
        '## You',
        'Attached: a.ts',
        '````ts\na``` --> b\n````',
        'Why?',
        '## Assistant (a/model)',
        'Because\n```ts\nlet a',
        '```',
        '*This reply is not complete.*',
      ].join('\n\n'),
    );
  });
});

describe('the name of an exported file', () => {
  const names: readonly (readonly [string, string])[] = [
    ['Explain parse() in a.ts', 'Explain parse() in a.ts'],
    ['../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\"x"?*|<y>', 'C Windows x y'],
    ['a\u202egpj.exe\n', 'a gpj.exe'],
    ['con', 'chat'],
    ['NUL.txt', 'chat'],
    ['...', 'chat'],
    ['', 'chat'],
    ['x'.repeat(300), 'x'.repeat(60)],
    ['😀'.repeat(70), '😀'.repeat(60)],
    ['ends with dots. . .', 'ends with dots'],
    ['¿Qué es 潮?', '¿Qué es 潮'],
  ];
  for (const [title, expected] of names) {
    it(`is ${expected.slice(0, 20)} for ${JSON.stringify(title.slice(0, 25))}`, () => {
      assert.equal(fileName(title, 'chat'), expected);
    });
  }
});
