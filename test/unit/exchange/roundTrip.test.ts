import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { shownIds, turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { Conversation } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { exportJson } from '../../../src/core/exchange/exportJson';
import { exportMarkdown } from '../../../src/core/exchange/exportMarkdown';
import { anyText, windowScripts } from '../../support/journal/arbitraryEvents';
import { everyEvent } from '../../support/journal/everyEvent';
import { asked, began, exchange, openReply, question } from '../../support/journal/sampleEvents';
import { imported, shape, words } from './chat';

const conversationOf = (events: Iterable<ConversationEvent>) =>
  reduceAll(emptyConversation('c'), events);

/** Questions and answers in turn, each with its text. */
function saying(texts: readonly string[]): Conversation {
  return conversationOf(
    texts.map((text, n) =>
      n % 2 === 0
        ? asked(question(`t${n}`, n === 0 ? null : `t${n - 1}`, { text }))
        : began(openReply(`t${n}`, `t${n - 1}`, { text, outcome: 'complete' })),
    ),
  );
}

const shown = (chat: Conversation) =>
  shownIds(chat).map((id) => {
    const turn = turnById(chat, id);
    return [turn?.role, turn?.text];
  });

const anyConversation = windowScripts().map((scripts) =>
  conversationOf(scripts.flatMap(({ events }) => events)),
);

/** What our own files consist of, put together at random. */
const looksLikeOurs = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' ', '```', '~~~~', '````ts\n', '\n```\n', '>'),
      fc.constantFrom('## You', '## Assistant (a/model)', '# Title', '*You stopped this reply.*'),
      fc.constantFrom('<!-- aimlapi-chat-1 user {"at":1} -->', '<!-- aimlapi-chat-1 end -->'),
      fc.constantFrom('<!-- aimlapi-chat-2 chat {} -->', '<!-- aimlapi-chat-', '<!-- ', '-->'),
      fc.constantFrom('{"format":"aimlapi-chat","version":1}', '[{"role":"user"}]', '\ufeff'),
      anyText(4),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('a chat that is exported and imported', () => {
  it('is equal by way of JSON, all branches included', () => {
    fc.assert(
      fc.property(anyConversation, (chat) => {
        fc.pre(chat.turns.size > 0);
        assert.deepEqual(shape(imported(exportJson(chat))), shape(chat));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same JSON when it is exported again', () => {
    fc.assert(
      fc.property(anyConversation, (chat) => {
        fc.pre(chat.turns.size > 0 && chat.open.size === 0);
        const json = exportJson(chat);
        assert.equal(exportJson(imported(json)), json);
      }),
    );
  });

  it('has the roles and texts of the shown branch by way of Markdown', () => {
    fc.assert(
      fc.property(anyConversation, (chat) => {
        fc.pre(chat.turns.size > 0);
        assert.deepEqual(shown(imported(exportMarkdown(chat, words))), shown(chat));
      }),
    );
  });

  for (const [name, write] of [
    ['JSON', exportJson],
    ['Markdown', (chat: Conversation) => exportMarkdown(chat, words)],
  ] as const) {
    it(`keeps texts that look like our own ${name} files`, () => {
      const texts = fc.array(looksLikeOurs, { minLength: 1, maxLength: 5 });
      fc.assert(
        fc.property(texts, (said) => {
          const chat = saying(said);
          assert.deepEqual(shown(imported(write(chat))), shown(chat));
        }),
        { numRuns: 500 },
      );
    });

    it(`is equal after being exported into its own texts as ${name}`, () => {
      let chat = saying(['Why?', 'So.']);
      for (let depth = 0; depth < 4; depth++) chat = saying([write(chat), write(chat)]);
      assert.deepEqual(shown(imported(write(chat))), shown(chat));
    });

    it(`keeps attachments with their text, but not where they lie, as ${name}`, () => {
      const chat = conversationOf(everyEvent);
      const [turn] = [...imported(write(chat)).turns.values()];
      assert.ok(turn?.role === 'user');
      const [first, second] = turn.attachments;
      assert.equal(first?.text, 'function parse() {\n}\n');
      assert.deepEqual(first.range, {
        start: { line: 3, character: 0 },
        end: { line: 9, character: 4 },
      });
      assert.equal(first.symbol, 'parse');
      assert.equal(first.label, 'src/a.ts');
      assert.equal(second?.text, 'aGk=');
      assert.equal(second.mimeType, 'image/png');
      assert.ok(!('uri' in first) && !('version' in first));
      assert.ok(!write(chat).includes('/work/project'));
    });

    it(`keeps attachments of any text as ${name}`, () => {
      fc.assert(
        fc.property(looksLikeOurs, fc.string(), (text, label) => {
          const attachment = { id: 'x', kind: 'text', label, text, language: label } as const;
          const chat = conversationOf([
            asked(question('q', null, { text, attachments: [attachment] })),
          ]);
          const [turn] = [...imported(write(chat)).turns.values()];
          assert.ok(turn?.role === 'user');
          assert.deepEqual(
            turn.attachments.map((each) => [each.text, each.label, each.language]),
            [[text, label, label]],
          );
        }),
      );
    });
  }

  it('keeps which of several answers is shown', () => {
    const events = [
      ...exchange('1', null, ['One.']),
      began(openReply('2a', '1q', { text: 'Two.', outcome: 'complete' })),
      { type: 'chosen', parent: '1q', child: '1a', stamp: { at: 1e13, writer: 'w' } },
    ] as const;
    const chat = conversationOf(events);
    assert.deepEqual(shown(imported(exportJson(chat))), [
      ['user', 'Question 1q?'],
      ['assistant', 'One.'],
    ]);
  });

  it('ends replies that were open, with what had arrived', () => {
    const chat = conversationOf(exchange('1', null, ['Half a', ' word']).slice(0, -1));
    for (const text of [exportJson(chat), exportMarkdown(chat, words)]) {
      const reply = [...imported(text).turns.values()].at(-1);
      assert.ok(reply?.role === 'assistant');
      assert.equal(reply.text, 'Half a word');
      assert.equal(reply.outcome, 'truncated');
      assert.equal(reply.failure?.kind, 'interrupted');
    }
  });

  it('survives a change of line ends and a byte order mark', () => {
    const chat = saying(['One\ntwo', '```\ncode\n```', '', 'Last.']);
    const converted = `\ufeff${exportMarkdown(chat, words).replaceAll('\n', '\r\n')}`;
    const back = shown(imported(converted)).map(([role, text]) => [
      role,
      text?.replaceAll('\r\n', '\n'),
    ]);
    assert.deepEqual(back, shown(chat));
    assert.deepEqual(shown(imported(`\ufeff${exportJson(chat)}`)), shown(chat));
  });
});
