import assert from 'node:assert/strict';
import type { ChatSnapshot } from '../../../src/protocol/chatView';
import type { PageStrings } from '../../../src/protocol/strings';
import { ChatStore } from '../../../src/webview/state/chatStore';
import type { StoreListener } from '../../../src/webview/state/chatStore';
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

const nothing = (): void => undefined;
const quiet: StoreListener = {
  draft: nothing,
  shown: nothing,
  readFrom: nothing,
  appended: nothing,
  stateChanged: nothing,
  changing: nothing,
  branching: nothing,
  asked: nothing,
};

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

  const ids = (store: ChatStore) => store.turns.value.map(({ id }) => id);
  const loaded = (store: ChatStore) => [store.earlier.value, ...ids(store), store.later.value];

  it('changes to another branch from a turn on, also from one before what is loaded', () => {
    const store = storeWith(question('q', 'Go'), reply('a', 'one'), question('r', 'More'));
    const after = { kind: 'branch', earlier: 1, later: 0 } as const;
    store.apply({ ...after, after: 'q', turns: [reply('b', 'two')] });
    assert.deepEqual(ids(store), ['q', 'b']);
    assert.equal(store.cell('a'), undefined);
    store.show({ turns: [question('t', 'Late')], earlier: 9, later: 3 });
    store.apply({ ...after, after: 'far above', turns: [question('s', 'New')], later: 2 });
    assert.deepEqual(loaded(store), [1, 's', 2]);
  });

  it('keeps what is loaded where the branch changes below it', () => {
    const store = storeWith();
    store.show({ turns: [question('q', 'Go'), reply('a', 'one')], earlier: 5, later: 4 });
    const below = { kind: 'branch', after: 'far below', earlier: 9, later: 0 } as const;
    store.apply({ ...below, turns: [reply('b', 'two')] });
    assert.deepEqual(loaded(store), [5, 'q', 'a', 3]);
    store.apply({ kind: 'turn', turn: question('s', 'New') });
    assert.deepEqual(loaded(store), [5, 'q', 'a', 4]);
  });

  it('puts earlier turns before the first and later ones after the last, once', () => {
    const store = storeWith(question('q', 'Go'));
    const more = (id: string) => ({ turns: [question(id, 'More')], earlier: 3, later: 2 });
    store.prepend('q', more('p'));
    store.prepend('q', more('late answer'));
    store.extend('q', more('r'));
    store.extend('q', more('late answer'));
    assert.deepEqual(loaded(store), [3, 'p', 'q', 'r', 2]);
  });

  it('forgets what is far from the reader, and counts it', () => {
    const store = storeWith();
    const turns = Array.from({ length: 6 }, (_, n) => question(`q${n}`, 'Go'));
    store.show({ turns, earlier: 1, later: 2 });
    store.keep('start', 4);
    assert.deepEqual(loaded(store), [1, 'q0', 'q1', 'q2', 'q3', 4]);
    assert.equal(store.cell('q4'), undefined);
    store.keep('end', 2);
    assert.deepEqual(loaded(store), [3, 'q2', 'q3', 4]);
    store.keep('end', 2);
    assert.deepEqual(loaded(store), [3, 'q2', 'q3', 4]);
  });

  it('tells of text that comes below what is loaded', () => {
    const store = storeWith();
    const told: string[] = [];
    store.listen({ ...quiet, appended: (text) => told.push(text) });
    store.show({ turns: [question('q', 'Go')], earlier: 0, later: 2 });
    store.apply({ kind: 'append', id: 'far below', text: 'word' });
    store.show({ turns: [question('q', 'Go')], earlier: 0, later: 0 });
    store.apply({ kind: 'append', id: 'gone', text: 'x' });
    assert.deepEqual(told, ['word']);
  });

  it('ignores pieces of replies that it does not have', () => {
    const store = storeWith(question('q', 'Go'));
    store.apply({ kind: 'append', id: 'gone', text: 'x' });
    store.apply({ kind: 'state', turn: reply('gone', '') });
    assert.equal(store.turns.value.length, 1);
  });
});
