import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { RemedyAction } from '../../../src/protocol/chatView';
import { decodeFromPage, isRequest, numberOf } from '../../../src/protocol/fromPage';
import type { FromPage } from '../../../src/protocol/fromPage';

const long = 'x'.repeat(101);

/** One of each; the compiler misses a kind that is not here. */
const messages: { readonly [T in FromPage['type']]: FromPage & { readonly type: T } } = {
  ready: { type: 'ready', at: { chatId: 'c', id: 'q' }, shown: 'c' },
  drawn: { type: 'drawn', seq: 3 },
  draft: { type: 'draft', chatId: 'c', text: 'half', selection: [0, 4] },
  stop: { type: 'stop', chatId: 'c' },
  retry: { type: 'retry', id: 'a' },
  retryNow: { type: 'retryNow', id: 'a' },
  continue: { type: 'continue', id: 'a' },
  choose: { type: 'choose', id: 'a' },
  removeQueued: { type: 'removeQueued', id: 'a' },
  removeContext: { type: 'removeContext', id: 'a' },
  refreshContext: { type: 'refreshContext', id: 'a' },
  putBackContext: { type: 'putBackContext', id: 'a' },
  openContext: { type: 'openContext', id: 'a' },
  openLines: { type: 'openLines', id: 'a', first: 3, last: 5 },
  followUp: { type: 'followUp', id: 'a', depth: 'risks' },
  attach: { type: 'attach' },
  attachCode: { type: 'attachCode' },
  newChat: { type: 'newChat' },
  history: { type: 'history' },
  selectModel: { type: 'selectModel' },
  remedy: { type: 'remedy', id: 'a', action: { do: 'retry' } },
  copyMessage: { type: 'copyMessage', request: 3, id: 'a' },
  previewDiagram: { type: 'previewDiagram', text: 'graph TD' },
  copyText: { type: 'copyText', request: 4, text: 'x' },
  insert: { type: 'insert', text: 'x', language: 'ts' },
  newFile: { type: 'newFile', text: 'x', language: '', info: '', turn: 'a' },
  apply: { type: 'apply', text: 'x', info: 'ts src/a.ts', turn: 'a' },
  openLink: { type: 'openLink', href: 'https://example.org' },
  find: {
    type: 'find',
    search: 1,
    text: 'needle',
    matchCase: false,
    wholeWord: true,
    near: 'q',
  },
  findStep: { type: 'findStep', to: 'next' },
  focused: { type: 'focused', focused: true },
  copyTurns: { type: 'copyTurns', chatId: 'c', first: 'q', last: 'a' },
  problem: { type: 'problem', message: 'TypeError' },
  send: { type: 'send', request: 0, chatId: 'c', text: 'What?' },
  takeBack: { type: 'takeBack', request: 9, chatId: 'c', id: 'w' },
  complete: { type: 'complete', request: 3, mark: '#', query: 'sel' },
  accept: { type: 'accept', request: 4, chatId: 'c', id: 'source:selection' },
  attachText: { type: 'attachText', request: 5, chatId: 'c', text: 'long', name: 'a.log' },
  attachImage: {
    type: 'attachImage',
    request: 6,
    chatId: 'c',
    base64: 'aGk=',
    mimeType: 'image/png',
    width: 20,
    height: 10,
    name: 'a.png',
  },
  attachUris: { type: 'attachUris', request: 7, chatId: 'c', uris: ['file:///a'] },
  questions: { type: 'questions', request: 8, chatId: 'c' },
  edit: { type: 'edit', request: 1, id: 'q', text: 'What?' },
  earlier: { type: 'earlier', request: 2, before: 'q', count: 50 },
  later: { type: 'later', request: 3, after: 'q', count: 50 },
  around: { type: 'around', request: 4, id: 'q', count: 50 },
};

/** Fields that may be absent. */
const optional = new Set([
  'ready.shown',
  'ready.at',
  'around.id',
  'find.near',
  'copyTurns.first',
  'copyTurns.last',
]);

const actions: { readonly [D in RemedyAction['do']]: RemedyAction & { readonly do: D } } = {
  retry: { do: 'retry' },
  continue: { do: 'continue' },
  setApiKey: { do: 'setApiKey' },
  selectModel: { do: 'selectModel' },
  useModel: { do: 'useModel', model: 'a/model' },
  openSettings: { do: 'openSettings', setting: 'aimlapi.baseUrl' },
  openPage: { do: 'openPage', url: 'https://aimlapi.com' },
  showLog: { do: 'showLog' },
  testConnection: { do: 'testConnection' },
  newChat: { do: 'newChat' },
  copyRequestId: { do: 'copyRequestId', requestId: 'r' },
};

describe('messages from the page', () => {
  for (const message of Object.values(messages)) {
    it(`are understood: ${message.type}`, () => {
      assert.deepEqual(decodeFromPage(structuredClone(message)), message);
    });

    it(`lose what does not belong to them: ${message.type}`, () => {
      assert.deepEqual(decodeFromPage({ ...message, extra: 'x', key: 'sk-1' }), message);
    });

    const fields = Object.keys(message);
    for (const field of fields) {
      it(`are refused without ${field}, or with a wrong one: ${message.type}`, () => {
        const { [field]: right, ...rest } = message as unknown as Record<string, unknown>;
        const may = optional.has(`${message.type}.${field}`);
        assert.deepEqual(decodeFromPage(rest), may ? rest : undefined);
        for (const wrong of [null, undefined, true, {}, [], -1, 0.5, NaN, Infinity, 2 ** 60]) {
          if (typeof wrong === 'boolean' && typeof right === 'boolean') continue;
          assert.equal(
            decodeFromPage({ ...rest, [field]: wrong }),
            undefined,
            JSON.stringify(wrong),
          );
        }
      });
    }
  }

  for (const action of Object.values(actions)) {
    it(`hold a remedy: ${action.do}`, () => {
      const message = { type: 'remedy', id: 'a', action };
      assert.deepEqual(decodeFromPage(message), message);
      for (const field of Object.keys(action)) {
        const { [field]: right, ...rest } = action as unknown as Record<string, unknown>;
        assert.equal(decodeFromPage({ ...message, action: rest }), undefined);
        const wrong = { ...action, [field]: 7 };
        assert.equal(decodeFromPage({ ...message, action: wrong }), undefined);
      }
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a word', 'ready'],
    ['a list', [{ type: 'ready' }]],
    ['no kind', {}],
    ['an unknown kind', { type: 'runCommand', command: 'workbench.action.quit' }],
    ['a kind that every object has', { type: 'constructor' }],
    ['a kind by inheritance alone', { type: '__proto__' }],
    ['an id as long as a book', { type: 'retry', id: long }],
    ['a link as long as a book', { type: 'openLink', href: 'x'.repeat(8001) }],
    ['a problem as long as a book', { type: 'problem', message: 'x'.repeat(4001) }],
    ['more text than any box holds', { ...messages.send, text: 'x'.repeat(20_000_001) }],
    ['a selection with one end', { ...messages.draft, selection: [1] }],
    ['more turns than a page takes', { ...messages.earlier, count: 501 }],
    ['no turns', { ...messages.earlier, count: 0 }],
    ['an unknown remedy', { ...messages.remedy, action: { do: 'runCommand', command: 'x' } }],
    [
      'a remedy with a long model',
      { ...messages.remedy, action: { do: 'useModel', model: 'x'.repeat(301) } },
    ],
  ];
  for (const [what, raw] of refused) {
    it(`are refused: ${what}`, () => {
      assert.equal(decodeFromPage(raw), undefined);
    });
  }

  it('whatever they are, throw nothing and hold nothing unknown', () => {
    const anyRaw = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.constantFrom(...Object.keys(messages)), id: fc.anything() }),
      fc.constantFrom(...Object.values(messages)).chain((message) => {
        return fc
          .dictionary(fc.constantFrom(...Object.keys(message)), fc.anything())
          .map((wrong) => {
            return { ...message, ...wrong };
          });
      }),
    );
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const message = decodeFromPage(raw);
        if (!message) return;
        const known = Object.keys(messages[message.type]);
        assert.deepEqual(
          Object.keys(message).filter((name) => !known.includes(name)),
          [],
        );
      }),
    );
  });

  it('are requests where an answer is waited for', () => {
    const requests = Object.values(messages).filter(isRequest);
    assert.deepEqual(
      requests.map(({ type }) => type),
      [
        'copyMessage',
        'copyText',
        'send',
        'takeBack',
        'complete',
        'accept',
        'attachText',
        'attachImage',
        'attachUris',
        'questions',
        'edit',
        'earlier',
        'later',
        'around',
      ],
    );
  });

  it('that cannot be read still tell under which number an answer is waited for', () => {
    assert.equal(numberOf({ type: 'send', request: 7, text: 5 }), 7);
    for (const raw of [undefined, null, 'send', {}, { request: '7' }, { request: -1 }]) {
      assert.equal(numberOf(raw), undefined);
    }
  });
});
