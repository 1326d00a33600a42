import assert from 'node:assert/strict';
import type { Attachment } from '../../../src/core/context/attachment';
import { onlyCode } from '../../../src/core/context/onlyCode';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { AssistantTurn, UserTurn } from '../../../src/core/conversation/turn';

const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
const code = (id: string): Attachment => ({
  id,
  kind: 'selection',
  label: 'a.ts',
  range,
  text: 'x',
});
const problems: Attachment = { id: 'p', kind: 'problems', label: 'a.ts', text: 'line 1: error' };

/** What a reply is about after questions with these attachments, each answered. */
function about(...asked: readonly (readonly Attachment[])[]): string | undefined {
  let parent: string | null = null;
  const turns = asked.flatMap((attachments, at): [UserTurn, AssistantTurn] => {
    const question: UserTurn = {
      role: 'user',
      id: `q${at}`,
      parent,
      at,
      text: '?',
      attachments,
      purpose: 'chat',
    };
    parent = `r${at}`;
    const reply: AssistantTurn = {
      role: 'assistant',
      id: parent,
      parent: question.id,
      at,
      model: 'm',
      text: '',
      reasoning: '',
      outcome: 'complete',
    };
    return [question, reply];
  });
  const conversation = reduceAll(
    emptyConversation('c'),
    turns.map((turn) =>
      turn.role === 'user'
        ? { type: 'asked', turn, writer: 'w' }
        : { type: 'replyStarted', turn, writer: 'w' },
    ),
  );
  const last = turns.at(-1);
  assert.ok(last?.role === 'assistant');
  return onlyCode(conversation, last)?.id;
}

describe('the code that a reply is about', () => {
  it('is the only code of its question', () => assert.equal(about([code('a')]), 'a'));
  it('is code, not what goes along with it', () => assert.equal(about([problems, code('a')]), 'a'));
  it('is that of an earlier question where its own has none', () =>
    assert.equal(about([code('a')], [problems], []), 'a'));
  it('is the nearest', () => assert.equal(about([code('a')], [code('b')], []), 'b'));
  it('is none of several', () =>
    assert.equal(about([code('z')], [code('a'), code('b')]), undefined));
  it('is none where there is none', () => assert.equal(about([]), undefined));
});
