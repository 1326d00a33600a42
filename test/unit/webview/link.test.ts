import assert from 'node:assert/strict';
import type { FromPage } from '../../../src/protocol/fromPage';
import type { ToPage } from '../../../src/protocol/toPage';
import type { HostDoor } from '../../../src/webview/hostDoor';
import { Link } from '../../../src/webview/link';
import { Requests } from '../../../src/webview/requests';
import { ChatStore } from '../../../src/webview/state/chatStore';
import { question, states } from '../../support/page/states';

/** A host in the test's hand, and frames that are painted when it says so. */
class Stage {
  readonly posted: FromPage[] = [];
  readonly store = new ChatStore();
  readonly requests: Requests;
  readonly revealed: string[] = [];
  place: { chatId: string; id: string } | undefined;
  #say: (message: ToPage) => void = () => undefined;
  #frames: (() => void)[] = [];

  constructor(shown?: string) {
    const door: HostDoor = {
      post: (message) => this.posted.push(message),
      kept: () => undefined,
      keep: () => undefined,
      listen: (listener) => {
        this.#say = listener;
      },
    };
    this.requests = new Requests((message) => door.post(message));
    const listener = {
      focusInput: () => undefined,
      reveal: (id: string) => void this.revealed.push(id),
      openFind: () => undefined,
      found: () => undefined,
      goToQuestion: () => undefined,
      place: () => this.place,
      shownBefore: () => shown,
    };
    const afterPaint = (done: () => void): void => void this.#frames.push(done);
    new Link(door, this.store, this.requests, listener, afterPaint).start();
  }

  say(message: ToPage): void {
    this.#say(message);
  }

  paint(): void {
    for (const done of this.#frames.splice(0)) done();
  }
}

const snapshot: ToPage = { type: 'snapshot', seq: 5, snapshot: states.empty() };
const patch = (seq: number, id: string): ToPage => ({
  type: 'patch',
  seq,
  changes: [{ kind: 'turn', turn: question(id, 'Hello') }],
});

describe('the sequence of what the host says', () => {
  it('begins with ready, and is acknowledged once for each painted frame', () => {
    const stage = new Stage();
    assert.deepEqual(stage.posted, [{ type: 'ready' }]);
    stage.say(snapshot);
    stage.say(patch(6, 'a'));
    assert.equal(stage.posted.length, 1);
    stage.paint();
    assert.deepEqual(stage.posted.slice(1), [{ type: 'drawn', seq: 6 }]);
    stage.paint();
    assert.equal(stage.posted.length, 2);
  });

  it('asks for a snapshot once when a piece is missing, and takes no patch until it comes', () => {
    const stage = new Stage();
    stage.say(snapshot);
    stage.say(patch(7, 'lost'));
    stage.say(patch(8, 'later'));
    assert.deepEqual(
      stage.posted.map(({ type }) => type),
      ['ready', 'ready'],
    );
    assert.equal(stage.store.turns.value.length, 0);
    stage.say({ ...snapshot, seq: 9 });
    stage.say(patch(10, 'good'));
    assert.deepEqual(
      stage.store.turns.value.map(({ id }) => id),
      ['good'],
    );
  });

  it('says what this window showed before', () => {
    assert.deepEqual(new Stage('chat-7').posted, [{ type: 'ready', shown: 'chat-7' }]);
  });

  it('says what is being read when it asks for a snapshot', () => {
    const stage = new Stage();
    stage.say(snapshot);
    stage.place = { chatId: 'chat-1', id: 'q7' };
    stage.say(patch(7, 'lost'));
    assert.deepEqual(stage.posted.at(-1), { type: 'ready', at: { chatId: 'chat-1', id: 'q7' } });
  });

  it('takes no patch before the first snapshot', () => {
    const stage = new Stage();
    stage.say(patch(1, 'early'));
    assert.equal(stage.store.turns.value.length, 0);
  });

  it('brings each answer to its question', async () => {
    const stage = new Stage();
    const first = stage.requests.send('chat-1', 'a');
    const second = stage.requests.edit('q', 'b');
    stage.say({ type: 'refusal', to: 2, message: 'No.' });
    stage.say({ type: 'reply', to: 1, value: null });
    assert.deepEqual(await first, { ok: true, value: null });
    assert.deepEqual(await second, { ok: false, message: 'No.' });
    stage.say({ type: 'reveal', id: 'q' });
    assert.deepEqual(stage.revealed, ['q']);
  });
});
