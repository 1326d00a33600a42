import assert from 'node:assert/strict';
import { chatMessages } from '../../../src/core/languageModel/chatMessages';
import type { CallMemory, RequestMessage } from '../../../src/core/languageModel/chatMessages';
import { requestParts } from '../../../src/core/languageModel/requestParts';

const memory: CallMemory = {
  wireName: (name) => name.replaceAll('.', '_'),
  extra: (callId) => (callId === 'a' ? { signature: 's' } : undefined),
};
const said = (role: RequestMessage['role'], ...content: unknown[]): RequestMessage => ({
  role,
  parts: requestParts(content),
});
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);

describe('messages from VS Code’s language-model API', () => {
  it('are text where they are text alone', () => {
    const read = chatMessages(
      [
        said('system', { value: 'Be brief.' }),
        said('user', { value: 'One ' }, { value: 'two' }),
        said('assistant', { value: 'Three' }),
      ],
      memory,
    );
    assert.deepEqual(read, [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'One two' },
      { role: 'assistant', content: 'Three' },
    ]);
  });

  it('put the results of calls straight after the calls, and what else is said behind them', () => {
    const read = chatMessages(
      [
        said(
          'assistant',
          { value: 'Looking.' },
          { callId: 'a', name: 'read.file', input: { path: 'x' } },
          { callId: 'b', name: 'list', input: undefined },
        ),
        said(
          'user',
          { value: 'Go on.' },
          { callId: 'a', content: [{ value: 'text' }, { mimeType: 'image/png', data: png }] },
          { callId: 'b', content: [] },
        ),
      ],
      memory,
    );
    assert.deepEqual(read, [
      {
        role: 'assistant',
        content: 'Looking.',
        toolCalls: [
          { id: 'a', name: 'read_file', arguments: '{"path":"x"}', extra: { signature: 's' } },
          { id: 'b', name: 'list', arguments: '{}' },
        ],
      },
      { role: 'tool', toolCallId: 'a', content: 'text' },
      { role: 'tool', toolCallId: 'b', content: '' },
      {
        role: 'user',
        content: [
          { type: 'image', mimeType: 'image/png', base64: 'iVBORw==' },
          { type: 'text', text: 'Go on.' },
        ],
      },
    ]);
  });

  it('carry images beside the text', () => {
    const [message] = chatMessages(
      [said('user', { value: 'What is it?' }, { mimeType: 'image/jpeg', data: png })],
      memory,
    );
    assert.deepEqual(message?.content, [
      { type: 'text', text: 'What is it?' },
      { type: 'image', mimeType: 'image/jpeg', base64: 'iVBORw==' },
    ]);
  });

  it('read large images', () => {
    const data = new Uint8Array(3_000_000).fill(7);
    const [message] = chatMessages([said('user', { mimeType: 'image/png', data })], memory);
    const base64 = Buffer.from(data).toString('base64');
    assert.deepEqual(message?.content, [{ type: 'image', mimeType: 'image/png', base64 }]);
  });
});

describe('parts of a message', () => {
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    ['text data', { mimeType: 'text/plain', data: new TextEncoder().encode('é') }, 'é'],
    ['JSON data', { mimeType: 'application/json', data: new TextEncoder().encode('{}') }, '{}'],
    ['vendor’s JSON', { mimeType: 'application/x+json', data: new Uint8Array() }, ''],
    ['a tree of a prompt', { value: { node: { children: [{ text: 'a' }, { text: 'b' }] } } }, 'ab'],
    ['a list of trees', { value: [{ text: 'a' }, { children: [{ text: 'b' }] }] }, 'ab'],
    ['another object', { value: { x: 1 } }, '{"x":1}'],
  ];
  for (const [name, part, text] of rows) {
    it(`are text: ${name}`, () => {
      assert.deepEqual(requestParts([part]), [{ kind: 'text', text }]);
    });
  }

  const nothing: readonly (readonly [string, unknown])[] = [
    ['a thought', { value: 'hm', id: '1', metadata: undefined }],
    ['cache control', { mimeType: 'cache_control', data: new Uint8Array(1) }],
    ['null', null],
    ['a number', 7],
    ['data that is no bytes', { mimeType: 'image/png', data: 'abc' }],
  ];
  for (const [name, part] of nothing) {
    it(`are left out: ${name}`, () => {
      assert.deepEqual(requestParts([part]), []);
    });
  }

  it('end where a tree or a result goes too deep', () => {
    let tree: object = { text: 'end' };
    for (let depth = 0; depth < 100_000; depth++) tree = { children: [tree] };
    assert.equal(requestParts([{ value: tree }]).length, 1);
    let result: object = { callId: 'x', content: [{ value: 'deep' }] };
    for (let depth = 0; depth < 1000; depth++) result = { callId: 'x', content: [result] };
    assert.equal(requestParts([result]).length, 1);
  });
});
