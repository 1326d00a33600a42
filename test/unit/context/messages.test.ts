import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { estimateTokens } from '../../../src/core/context/estimate';
import { buildMessages } from '../../../src/core/context/messages';
import type { Messages } from '../../../src/core/context/messages';
import type { Turn } from '../../../src/core/conversation/turn';
import type { ChatMessage } from '../../../src/core/endpoint/chatRequest';
import { openReply, question } from '../../support/journal/sampleEvents';

const asked = (text: string): Turn => question('q', null, { text });
const said = (text: string): Turn => openReply('a', 'q', { text, outcome: 'complete' });

const lines = ({ messages }: Messages) =>
  messages.map(({ role, content }) => `${role}: ${JSON.stringify(content).slice(1, -1)}`);

const tokens = (messages: readonly ChatMessage[]) =>
  messages.reduce(
    (sum, { content }) => sum + 4 + estimateTokens(typeof content === 'string' ? content : ''),
    0,
  );

const talk = [asked('One?'), said('1.'), asked('Two?'), said('2.'), asked('Three?')];

describe('messages', () => {
  it('are everything that was said where no limit is known', () => {
    const built = buildMessages(talk, '');
    assert.deepEqual(lines(built), [
      'user: One?',
      'assistant: 1.',
      'user: Two?',
      'assistant: 2.',
      'user: Three?',
    ]);
    assert.deepEqual([built.sent, built.trimmed], [4, 0]);
  });

  it('begin with the system prompt, unless it is blank', () => {
    assert.equal(lines(buildMessages(talk, 'Be brief.'))[0], 'system: Be brief.');
    assert.equal(lines(buildMessages(talk, ' \n '))[0], 'user: One?');
  });

  it('leave out questions that got no answer, with what went along', () => {
    const attachment = { id: '1', kind: 'file', label: 'a.txt', text: 'abc' } as const;
    const first = question('q', null, { text: 'One?', attachments: [attachment] });
    const turns = [
      first,
      said(''),
      ...talk.slice(2, 4),
      asked('Two?'),
      said(' \n'),
      asked('Well?'),
    ];
    const built = buildMessages(turns, '');
    assert.deepEqual(lines(built), ['user: Two?', 'assistant: 2.', 'user: Well?']);
    assert.deepEqual([built.sent, built.trimmed], [2, 0]);
  });

  it('keep two questions that were answered as one, as imported chats have them', () => {
    const turns = [asked('One?'), asked('And two?'), said('Both.'), asked('Well?')];
    assert.equal(lines(buildMessages(turns, '')).length, 4);
  });

  it('keep a question whose reply said nothing before it was continued', () => {
    const turns = [asked('One?'), said(''), said('1.'), asked('Well?')];
    assert.deepEqual(lines(buildMessages(turns, '')).slice(0, 2), ['user: One?', 'assistant: 1.']);
  });

  it('hold what goes along with an earlier question, too', () => {
    const attachment = { id: '1', kind: 'file', label: 'a.txt', text: 'abc' } as const;
    const first = question('q', null, { text: 'One?', attachments: [attachment] });
    const built = buildMessages([first, said('1.'), asked('Two?')], '');
    assert.match(lines(built)[0] ?? '', /File: a\.txt.*abc.*One\?/);
  });

  describe('that do not fit', () => {
    const needs = (turns: readonly Turn[], system = '') =>
      tokens(buildMessages(turns, system).messages);

    it('go from the oldest on, a question with its answer', () => {
      for (const [budget, sent] of [
        [needs(talk), 4],
        [needs(talk) - 1, 2],
        [needs(talk.slice(2)), 2],
        [needs(talk.slice(2)) - 1, 0],
        [needs(talk.slice(4)), 0],
      ] as const) {
        const built = buildMessages(talk, '', { tokens: budget });
        assert.deepEqual([built.sent, built.trimmed], [sent, 4 - sent], `budget ${budget}`);
        assert.equal(built.messages[0]?.role, 'user');
      }
    });

    it('make room for the system prompt', () => {
      const system = 'Answer like a pirate, in verse.';
      const budget = needs(talk, system);
      assert.equal(buildMessages(talk, system, { tokens: budget }).sent, 4);
      assert.equal(buildMessages(talk, `${system} And rhyme.`, { tokens: budget }).sent, 2);
    });

    it('make room for an image as for so many words', () => {
      const image = { id: '1', kind: 'image', label: 'x.png', text: 'A'.repeat(100_000) } as const;
      const turns = [
        question('q', null, { text: 'One?', attachments: [image] }),
        said('1.'),
        asked('Two?'),
      ];
      assert.equal(buildMessages(turns, '', { tokens: 1700 }).sent, 2);
      assert.equal(buildMessages(turns, '', { tokens: 1600 }).sent, 0);
    });

    it('are sent all the same where it is the question itself', () => {
      const built = buildMessages(talk, 'Be brief.', { tokens: -100 });
      assert.deepEqual(lines(built), ['system: Be brief.', 'user: Three?']);
      assert.equal(built.trimmed, 4);
    });
  });

  describe('to go on', () => {
    const cut = [asked('One?'), said('1.'), asked('Tell me.'), said('Once upon ')];

    it('hold what was said, and ask for the rest', () => {
      const built = buildMessages(cut, '');
      assert.deepEqual(lines(built).slice(0, 4), [
        'user: One?',
        'assistant: 1.',
        'user: Tell me.',
        'assistant: Once upon ',
      ]);
      assert.match(lines(built)[4] ?? '', /^user: .*[Cc]ontinue/);
      assert.equal(built.messages.length, 5);
      assert.deepEqual([built.sent, built.trimmed], [2, 0]);
    });

    it('join what was continued before, whitespace and all', () => {
      const built = buildMessages([...cut, said('a time '), said('there was')], '');
      assert.equal(lines(built)[3], 'assistant: Once upon a time there was');
      assert.equal(built.messages.length, 5);
    });

    it('keep question and beginning, whatever the limit', () => {
      const built = buildMessages(cut, '', { tokens: 1 });
      assert.deepEqual(lines(built).slice(0, 2), ['user: Tell me.', 'assistant: Once upon ']);
      assert.equal(built.messages.length, 3);
      assert.deepEqual([built.sent, built.trimmed], [0, 2]);
    });

    it('are joined in what is asked later', () => {
      const turns = [...cut, said('a time.'), asked('And then?')];
      assert.deepEqual(lines(buildMessages(turns, '')).slice(2), [
        'user: Tell me.',
        'assistant: Once upon a time.',
        'user: And then?',
      ]);
    });
  });

  it('stay within any limit that the question itself leaves, and count what they leave out', () => {
    const turn = fc.tuple(fc.constantFrom(asked, said), fc.lorem({ maxCount: 30 }));
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), fc.nat(600), (before, budget) => {
        const turns = [...before.map(([make, text]) => make(text)), asked('And now?')];
        const all = buildMessages(turns, 'Be brief.');
        const built = buildMessages(turns, 'Be brief.', { tokens: budget });
        assert.equal(built.sent + built.trimmed, all.sent);
        const kept = built.messages.slice(1);
        assert.deepEqual(kept, all.messages.slice(1).slice(-kept.length));
        if (built.sent > 0) assert.ok(tokens(built.messages) <= budget);
        if (built.trimmed > 0) assert.equal(kept[0]?.role, 'user');
      }),
    );
  });
});
