import assert from 'node:assert/strict';
import type { ChatSnapshot } from '../../../src/protocol/chatView';
import type { PageStrings } from '../../../src/protocol/strings';
import { ChatStore } from '../../../src/webview/state/chatStore';
import type { ReplyCell } from '../../../src/webview/state/turnCell';
import { question, reply, states } from '../../support/page/states';
import { words } from '../../support/page/words';

/** The states that browser tests use are what the extension may send. */
const snapshots: Readonly<Record<string, () => ChatSnapshot>> = states;
const strings: PageStrings = words;

function shown(store: ChatStore, id: string): ReplyCell {
  const cell = store.cell(id);
  if (cell?.role !== 'assistant') throw new Error(`${id} is not a reply`);
  return cell;
}

function running(id: string, text = '') {
  return { ...reply(id, text), state: 'streaming' as const };
}

function storeWith(...turns: ChatSnapshot['turns']): ChatStore {
  const store = new ChatStore();
  store.showSnapshot({ ...states.empty(), turns });
  return store;
}

describe('what the page shows', () => {
  it('takes every state of the contract', () => {
    for (const make of Object.values(snapshots)) {
      const store = new ChatStore();
      store.showSnapshot(make());
      assert.equal(store.turns.value.length, make().turns.length);
    }
    assert.ok(Object.values(strings).every((text) => text !== ''));
  });

  it('tells only the text of the reply that grew', () => {
    const store = storeWith(question('q', 'Go'), running('a'));
    const told: string[] = [];
    store.turns.subscribe(() => told.push('turns'));
    store.frame.subscribe(() => told.push('frame'));
    shown(store, 'a').view.subscribe(() => told.push('view'));
    shown(store, 'a').text.blocks.subscribe(() => told.push('text'));
    store.apply({ kind: 'append', id: 'a', text: 'word\n\n' });
    assert.deepEqual(told, ['text']);
    assert.equal(shown(store, 'a').text.text, 'word\n\n');
  });

  it('goes on from what is drawn when a snapshot has more of it', () => {
    const store = storeWith(question('q', 'Go'), running('a', 'one '));
    const cell = shown(store, 'a');
    store.showSnapshot({
      ...states.empty(),
      turns: [question('q', 'Go'), running('a', 'one two')],
    });
    assert.equal(shown(store, 'a'), cell);
    assert.equal(cell.text.text, 'one two');
    store.showSnapshot({ ...states.empty(), turns: [question('q', 'Go'), running('a', 'other')] });
    assert.equal(cell.text.text, 'other');
  });

  it('replaces a turn with the same id and adds others at the end', () => {
    const store = storeWith(question('q', 'Go'), running('a', 'one'));
    store.apply({ kind: 'turn', turn: reply('a', 'one') });
    store.apply({ kind: 'turn', turn: question('r', 'More') });
    assert.deepEqual(
      store.turns.value.map(({ id }) => id),
      ['q', 'a', 'r'],
    );
    assert.equal(shown(store, 'a').view.value.state, 'complete');
  });

  it('changes to another branch from a turn on, also from one that is not loaded', () => {
    const store = storeWith(question('q', 'Go'), reply('a', 'one'), question('r', 'More'));
    store.apply({ kind: 'branch', after: 'q', turns: [reply('b', 'two')] });
    assert.deepEqual(
      store.turns.value.map(({ id }) => id),
      ['q', 'b'],
    );
    assert.equal(store.cell('a'), undefined);
    store.apply({ kind: 'branch', after: 'far above', turns: [question('s', 'New')] });
    assert.deepEqual(
      store.turns.value.map(({ id }) => id),
      ['s'],
    );
  });

  it('puts earlier turns before the first, once', () => {
    const store = storeWith(question('q', 'Go'));
    store.prepend('q', [question('p', 'Before')], 3);
    store.prepend('q', [question('o', 'Late answer')], 2);
    assert.deepEqual(
      store.turns.value.map(({ id }) => id),
      ['p', 'q'],
    );
    assert.equal(store.earlier.value, 3);
  });

  it('ignores pieces of replies that it does not have', () => {
    const store = storeWith(question('q', 'Go'));
    store.apply({ kind: 'append', id: 'gone', text: 'x' });
    store.apply({ kind: 'state', turn: reply('gone', '') });
    assert.equal(store.turns.value.length, 1);
  });
});
