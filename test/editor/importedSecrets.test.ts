import assert from 'node:assert/strict';
import type { Attachment } from '../../src/core/context/attachment';
import type { ConversationEvent } from '../../src/core/conversation/event';
import { Exclusion } from '../../src/host/context/exclusion';
import { Outgoing } from '../../src/host/context/outgoing';
import { Settings } from '../../src/host/settings';
import { answering } from './answering';

const secret = ['gh', 'p_', 'k3Vt9QwZ1xR7mB5nY2cL8sD4fG6hJ0aPqWeT'].join('');

const key: Attachment = {
  id: 'k',
  kind: 'file',
  label: 'src/key.ts',
  text: `\nconst token = "${secret}";\n`,
};
const env: Attachment = { id: 'e', kind: 'file', label: '.env', text: 'BOATS=three\n' };

const chat = (attachments: readonly Attachment[], reply: string): readonly ConversationEvent[] => [
  { type: 'created', at: 1 },
  {
    type: 'asked',
    turn: {
      role: 'user',
      id: 'q',
      parent: null,
      at: 1,
      text: 'Why?',
      attachments,
      purpose: 'chat',
    },
    writer: 'w',
  },
  {
    type: 'replyStarted',
    turn: {
      role: 'assistant',
      id: 'r',
      parent: 'q',
      at: 2,
      model: 'm',
      text: reply,
      reasoning: '',
      outcome: 'complete',
    },
    writer: 'w',
  },
];

describe('a chat that is imported', () => {
  const settings = new Settings();
  const outgoing = () =>
    new Outgoing({
      exclusion: new Exclusion(settings),
      roomTokens: () => 1000,
      systemTokens: () => 0,
      model: () => ({ label: 'Any' }),
      chooseModel: () => Promise.resolve(false),
      ownSecrets: () => Promise.resolve([]),
    });

  after(() => settings.dispose());

  it('is as it was where nothing in it has to stay at home', async () => {
    const events = chat([{ ...key, text: 'const boats = 3;\n' }], 'Because.');
    const { result, said } = await answering(undefined, () => outgoing().approveImport(events));
    assert.deepEqual([result, said], [events, '']);
  });

  it('is asked about where it holds secrets: they would leave with the next question', async () => {
    const events = chat([key], `It is ${secret}.`);
    const masked = await answering('Mask and Import', () => outgoing().approveImport(events));
    assert.match(masked.said, /^In this chat 2 things look like secrets/);
    assert.match(masked.said, /of GitHub: src\/key\.ts, line 2$/m);
    assert.match(masked.said, /of GitHub: in a reply$/m);
    assert.deepEqual(
      masked.result,
      chat([{ ...key, text: '\nconst token = "[secret removed]";\n' }], 'It is [secret removed].'),
    );
    const cancelled = await answering(undefined, () => outgoing().approveImport(events));
    assert.equal(cancelled.result, undefined);
    const kept = await answering('Import As It Is', () => outgoing().approveImport(events));
    assert.deepEqual(kept.result, events);
  });

  it('comes without what is excluded, or not at all', async () => {
    const events = chat([env], 'Because.');
    const without = await answering('Import Without', () => outgoing().approveImport(events));
    assert.match(without.said, /^\.env is excluded and is not sent/);
    assert.deepEqual(without.result, chat([], 'Because.'));
    const clean = { ...key, id: env.id, text: 'const boats = 3;\n' };
    const sameId = chat([env, clean], 'Because.');
    const other = await answering('Import Without', () => outgoing().approveImport(sameId));
    assert.deepEqual(other.result, chat([clean], 'Because.'));
    const cancelled = await answering(undefined, () => outgoing().approveImport(events));
    assert.equal(cancelled.result, undefined);
  });
});
