import assert from 'node:assert/strict';
import { copyTurns } from '../../../src/core/conversation/copyTurns';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';

/** Four turns: q0, a0, q1, a1. */
const events: readonly ConversationEvent[] = [0, 1].flatMap((n): ConversationEvent[] => [
  {
    type: 'asked',
    writer: 'w',
    turn: {
      role: 'user',
      id: `q${n}`,
      parent: n === 0 ? null : `a${n - 1}`,
      at: n,
      text: `**Why** ${n}?`,
      attachments: [],
      purpose: 'chat',
    },
  },
  {
    type: 'replyStarted',
    writer: 'w',
    turn: {
      role: 'assistant',
      id: `a${n}`,
      parent: `q${n}`,
      at: n,
      model: 'm',
      text: n === 0 ? '```js\nx;\n```' : '',
      reasoning: 'not this',
      outcome: n === 0 ? 'complete' : 'open',
    },
  },
]);
const chat = reduceAll(emptyConversation('c'), events);

describe('copying turns', () => {
  it('gives their source in order, of a part or of all', () => {
    assert.equal(copyTurns(chat, { first: 'q0', last: 'a0' }), '**Why** 0?\n\n```js\nx;\n```');
    assert.equal(copyTurns(chat, {}), '**Why** 0?\n\n```js\nx;\n```\n\n**Why** 1?');
  });

  it('gives an open reply as far as it has come', () => {
    const grown = reduceAll(chat, [{ type: 'delta', id: 'a1', offset: 0, text: 'Because' }]);
    assert.equal(copyTurns(grown, { first: 'q1' }), '**Why** 1?\n\nBecause');
  });

  it('gives nothing of turns that are not shown', () => {
    assert.equal(copyTurns(chat, { first: 'gone' }), '');
    assert.equal(copyTurns(chat, { first: 'a0', last: 'q0' }), '');
  });
});
