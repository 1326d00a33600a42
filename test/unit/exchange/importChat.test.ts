import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { shownIds, turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import { longestImport } from '../../../src/core/exchange/chatFormat';
import { exportJson } from '../../../src/core/exchange/exportJson';
import { exportMarkdown } from '../../../src/core/exchange/exportMarkdown';
import { importChat } from '../../../src/core/exchange/importChat';
import { everyEvent } from '../../support/journal/everyEvent';
import { imported, now, options, words } from './chat';

const user = { role: 'user', id: '1', parent: null, at: 5, text: 'Why?', attachments: [] };
const asked = { ...user, purpose: 'chat' };
const answered = {
  role: 'assistant',
  id: '2',
  parent: '1',
  at: 6,
  model: 'a/model',
  text: 'So.',
  reasoning: '',
  outcome: 'complete',
};

const file = (turns: unknown, rest: object = {}) =>
  JSON.stringify({ format: 'aimlapi-chat', version: 1, createdAt: 4, turns, ...rest });

const said = (text: string) => {
  const chat = imported(text);
  return shownIds(chat).map((id) => {
    const turn = turnById(chat, id);
    return [turn?.role, turn?.text];
  });
};

const problem = (text: string) => {
  const result = importChat(text, options);
  return result.ok ? undefined : result.problem;
};

describe('importing', () => {
  describe('a messages array', () => {
    const hello = { role: 'user', content: 'Hello' };

    it('takes questions and answers in their order', () => {
      const text = JSON.stringify([hello, { role: 'assistant', content: 'Hi' }, hello]);
      assert.deepEqual(said(text), [
        ['user', 'Hello'],
        ['assistant', 'Hi'],
        ['user', 'Hello'],
      ]);
    });

    it('takes a request body, with its model', () => {
      const reply = { role: 'assistant', content: 'Hi', reasoning_content: 'Hm' };
      const chat = imported(JSON.stringify({ model: 'a/model', messages: [hello, reply] }));
      const [, turn] = [...chat.turns.values()];
      assert.ok(turn?.role === 'assistant');
      assert.deepEqual([turn.model, turn.reasoning, turn.outcome], ['a/model', 'Hm', 'complete']);
    });

    it('puts a system message beside the next question', () => {
      const chat = imported(JSON.stringify([{ role: 'system', content: 'Be brief.' }, hello]));
      const [turn] = [...chat.turns.values()];
      assert.ok(turn?.role === 'user');
      const [attachment] = turn.attachments;
      assert.deepEqual([attachment?.label, attachment?.text], ['System message', 'Be brief.']);
    });

    it('takes text parts and inline pictures, follows no address, and counts what it leaves out', () => {
      const content = [
        { type: 'text', text: 'What is' },
        { type: 'text', text: 'this?' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
        { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
        { type: 'image_url', image_url: { url: 'file:///etc/passwd' } },
      ];
      const call = { role: 'assistant', content: null, tool_calls: [{ id: 'a' }] };
      const answer = { role: 'tool', tool_call_id: 'a', content: 'x' };
      const result = importChat(JSON.stringify([{ role: 'user', content }, call, answer]), options);
      assert.ok(result.ok);
      assert.equal(result.leftOut, 4);
      const event = result.events.find(({ type }) => type === 'asked');
      assert.ok(event?.type === 'asked');
      assert.equal(event.turn.text, 'What is\n\nthis?');
      assert.deepEqual(
        event.turn.attachments.map(({ kind, mimeType, text }) => [kind, mimeType, text]),
        [['image', 'image/png', 'aGk=']],
      );
    });

    it('begins with an empty question where it begins with an answer', () => {
      const text = JSON.stringify([{ role: 'assistant', content: 'How can I help?' }]);
      assert.deepEqual(said(text), [
        ['user', ''],
        ['assistant', 'How can I help?'],
      ]);
    });
  });

  it('makes every id new, each time', () => {
    const text = exportJson(reduceAll(emptyConversation('c'), everyEvent));
    const ids = (from: string) => {
      const { turns } = imported(from);
      return [...turns.values()].flatMap((turn) => [
        turn.id,
        ...(turn.role === 'user' ? turn.attachments.map(({ id }) => id) : []),
      ]);
    };
    const all = [...ids(text), ...ids(text)];
    assert.equal(new Set(all).size, 8);
    for (const id of all) assert.match(id, /^[\da-f-]{36}$/);
  });

  it('keeps the order of answers that were born together', () => {
    const texts = Array.from({ length: 20 }, (_, n) => `Answer ${n}`);
    const answers = texts.map((text, n) => ({ ...answered, id: `a${n}`, text }));
    const chat = imported(file([asked, ...answers]));
    const [root] = chat.children.get(null) ?? [];
    const order = (chat.children.get(root ?? '') ?? []).map((id) => turnById(chat, id)?.text);
    assert.deepEqual(order, texts);
  });

  const refusals: readonly (readonly [string, string, object])[] = [
    ['nothing', '', { kind: 'unknownForm' }],
    ['prose', '# Notes\n\n## You\n\nHello', { kind: 'unknownForm' }],
    ['broken JSON', '{"format":"aimlapi-chat",', { kind: 'unknownForm' }],
    ['JSON of something else', '{"a":1}', { kind: 'unknownForm' }],
    ['an empty array', '[]', { kind: 'empty' }],
    ['a chat in which nothing is said', file([]), { kind: 'empty' }],
    ['a number among messages', '[7]', { kind: 'malformed', message: 0 }],
    ['an unknown role', '[{"role":"root","content":"x"}]', { kind: 'malformed', message: 0 }],
    ['a later version', file([asked], { version: 2 }), { kind: 'newerVersion' }],
    ['no version', '{"format":"aimlapi-chat"}', { kind: 'malformed' }],
    ['turns that are none', file({}), { kind: 'malformed' }],
    ['a turn without text', file([{ ...asked, text: 1 }]), { kind: 'malformed', message: 0 }],
    ['the same id twice', file([asked, asked]), { kind: 'malformed', message: 1 }],
    ['a turn after itself', file([{ ...asked, parent: '1' }]), { kind: 'malformed', message: 0 }],
    ['an answer before its question', file([answered, asked]), { kind: 'malformed', message: 0 }],
    [
      'a number that JSON cannot hold',
      file([asked, { ...answered, durationMs: 7 }]).replace('"durationMs":7', '"durationMs":1e999'),
      { kind: 'malformed', message: 1 },
    ],
    [
      'a later Markdown',
      '<!-- aimlapi-chat-1 chat {"version":2,"createdAt":1} -->\n',
      { kind: 'newerVersion' },
    ],
    [
      'Markdown that was cut off',
      '<!-- aimlapi-chat-1 chat {"version":1,"createdAt":1} -->\n<!-- aimlapi-chat-1 user {"at":1,"purpose":"chat"} -->\n\nHello',
      { kind: 'malformed', message: 0 },
    ],
    ['a mark that does not end', '<!-- aimlapi-chat-1 chat {', { kind: 'malformed' }],
    ['too much', ' '.repeat(longestImport + 1), { kind: 'tooLong' }],
  ];
  for (const [name, text, expected] of refusals) {
    it(`refuses ${name}`, () => {
      assert.deepEqual(problem(text), expected);
    });
  }

  it('takes no member that it does not know, at any depth', () => {
    const canary = { nested: 'canary' };
    const more = { canary, __proto__: null, constructor: canary };
    const range = { start: { line: 1, character: 0, canary }, end: { line: 2, character: 0 } };
    const attachment = {
      kind: 'file',
      label: 'a',
      text: 'b',
      uri: 'file:///canary',
      range,
      ...more,
    };
    const result = importChat(
      file([
        { ...asked, attachments: [attachment], ...more },
        {
          ...answered,
          failure: { kind: 'dns', ...more },
          usage: more,
          history: { sent: 1, trimmed: 0, ...more },
          ...more,
        },
      ]).replaceAll('"constructor"', '"__proto__"'),
      options,
    );
    assert.ok(result.ok);
    assert.ok(!JSON.stringify(result.events).includes('canary'));
  });

  it('takes nothing from the future, so that later choices of a person count', () => {
    const text = file([{ ...asked, at: 1e300 }, answered, { ...answered, id: '3', shown: true }], {
      createdAt: 1e300,
    });
    const chat = imported(text);
    assert.equal(chat.createdAt, now);
    for (const { at } of chat.turns.values()) assert.ok(at <= now);
    for (const { stamp } of chat.chosen.values()) assert.ok((stamp?.at ?? 0) <= now);
  });

  it('ends, whatever the text, and gives a chat or a problem', () => {
    const chat = reduceAll(emptyConversation('c'), everyEvent);
    for (const good of [exportJson(chat), exportMarkdown(chat, words)]) {
      const damage = fc.record({
        at: fc.nat(good.length),
        removed: fc.nat(60),
        added: fc.oneof(fc.string(), fc.constantFrom('null', '-1', '{}', '<!-- ', ' -->', '"')),
      });
      fc.assert(
        fc.property(damage, ({ at, removed, added }) => {
          const result = importChat(good.slice(0, at) + added + good.slice(at + removed), options);
          if (result.ok) reduceAll(emptyConversation('x'), result.events);
        }),
        { numRuns: 1000 },
      );
    }
  });

  it('takes linear time for hostile text', function () {
    this.timeout(10_000);
    for (const piece of [
      '<!-- aimlapi-chat-1 chat ',
      '<!-- aimlapi-chat-1 user {} --><!-- aimlapi-chat-1 end -->',
      '[',
      '[{"a":',
      '\r\n',
      '```\n',
    ]) {
      const text = piece.repeat(2_000_000 / piece.length);
      const begun = performance.now();
      importChat(text, options);
      importChat(`<!-- aimlapi-chat-1 chat {"version":1,"createdAt":1} -->${text}`, options);
      assert.ok(performance.now() - begun < 3000, piece);
    }
  });
});
