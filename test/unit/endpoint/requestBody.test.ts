import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChatMessage, ChatRequest } from '../../../src/core/endpoint/chatRequest';
import { tidyMessages } from '../../../src/core/endpoint/messageRules';
import { defaultQuirks, learnFrom } from '../../../src/core/endpoint/quirks';
import type { ModelQuirks } from '../../../src/core/endpoint/quirks';
import { shapeBody } from '../../../src/core/endpoint/requestBody';

const user = (content: string): ChatMessage => ({ role: 'user', content });
const assistant = (content: string): ChatMessage => ({ role: 'assistant', content });
const system = (content: string): ChatMessage => ({ role: 'system', content });

function body(request: Partial<ChatRequest>, quirks: Partial<ModelQuirks> = {}) {
  const whole = { model: 'gpt-4o', messages: [user('Hi')], maxTokens: 1000, ...request };
  return shapeBody(whole, { ...defaultQuirks, ...quirks }).body as Record<string, unknown>;
}

function lettersIn(messages: readonly ChatMessage[]): number {
  return messages.flatMap(({ content }) =>
    typeof content === 'string' ? [...content.matchAll(/[a-z]/g)] : [],
  ).length;
}

describe('shapeBody: options', () => {
  it('sends what is set and nothing else', () => {
    assert.deepEqual(body({}), {
      model: 'gpt-4o',
      messages: [{ role: 'user', content: 'Hi' }],
      max_tokens: 1000,
      stream: true,
      stream_options: { include_usage: true },
    });
    const all = body({ temperature: 0.5, topP: 0.9, stop: ['END'], toolChoice: 'auto' });
    assert.equal(all['temperature'], 0.5);
    assert.equal(all['top_p'], 0.9);
    assert.deepEqual(all['stop'], ['END']);
    assert.equal('tool_choice' in all, false);
  });

  const limits: readonly (readonly [string, number, number | undefined, number])[] = [
    ['anthropic/claude-3-haiku', 9000, undefined, 4096],
    ['claude-3-haiku-latest', 100, undefined, 100],
    ['claude-3-haiku-20240307', 9000, 64_000, 4096],
    ['gpt-4o', 9000, undefined, 9000],
    ['gpt-4o', 90_000, 16_384, 16_384],
    ['gpt-4o', 0, undefined, 1],
    ['gpt-4o', -5, undefined, 1],
    ['gpt-4o', 10.7, undefined, 10],
    ['gpt-4o', NaN, undefined, 4096],
  ];
  for (const [model, maxTokens, outputMax, sent] of limits) {
    it(`max_tokens ${maxTokens} for ${model} (limit ${outputMax ?? 'unknown'}) is ${sent}`, () => {
      const quirks = outputMax === undefined ? {} : { outputMax };
      assert.equal(body({ model, maxTokens }, quirks)['max_tokens'], sent);
    });
  }

  it('clamps temperature to 1 for Claude, to 2 for others', () => {
    const sent = (model: string, temperature: number) =>
      body({ model, temperature })['temperature'];
    assert.equal(sent('anthropic/claude-3-haiku', 1.7), 1);
    assert.equal(sent('gpt-4o', 1.7), 1.7);
    assert.equal(sent('gpt-4o', 7), 2);
    assert.equal(sent('gpt-4o', -1), 0);
    assert.equal(sent('gpt-4o', NaN), undefined);
  });

  it('sends at most four stops, and none that a model refuses', () => {
    assert.deepEqual(body({ stop: ['', 'a', 'b', 'c', 'd', 'e'] })['stop'], ['a', 'b', 'c', 'd']);
    assert.deepEqual(body({ model: 'claude-x', stop: ['\n', 'a'] })['stop'], ['a']);
    assert.equal('stop' in body({ stop: [''] }), false);
  });

  it('sends tools as functions', () => {
    const tools = [{ name: 'read', description: 'Reads', parameters: { type: 'object' } }];
    const sent = body({ tools, toolChoice: 'none' });
    assert.deepEqual(sent['tools'], [{ type: 'function', function: tools[0] }]);
    assert.equal(sent['tool_choice'], 'none');
    assert.equal('tools' in body({ tools: [] }), false);
  });

  it('leaves out what a model was learnt to refuse', () => {
    const sent = body(
      { temperature: 0.1, topP: 0.5 },
      { maxTokensField: 'max_completion_tokens', streamUsage: false, sampling: false },
    );
    assert.deepEqual(Object.keys(sent), ['model', 'messages', 'max_completion_tokens', 'stream']);
  });
});

describe('shapeBody: messages', () => {
  const rows: readonly (readonly [string, readonly ChatMessage[], readonly object[]])[] = [
    ['empty ones are dropped', [user('a'), assistant(' '), user('')], [user('a')]],
    [
      'neighbours are merged',
      [user('a'), user('b'), assistant('c'), assistant('d')],
      [user('a\n\nb'), assistant('c\n\nd')],
    ],
    ['the first is the user’s', [assistant('x'), user('a')], [user('a')]],
    [
      'system comes first, as one',
      [user('a'), system(' s '), system('t')],
      [system('s\n\nt'), user('a')],
    ],
    [
      'an answer to go on with does not end in blanks',
      [user('a'), assistant('so \n')],
      [user('a'), assistant('so')],
    ],
    ['dropping makes neighbours', [user('a'), assistant(''), user('b')], [user('a\n\nb')]],
  ];
  for (const [name, messages, expected] of rows) {
    it(name, () => assert.deepEqual(body({ messages })['messages'], expected));
  }

  it('keeps the rules for any conversation', () => {
    const text = fc.constantFrom('', ' ', 'a', 'b \n', '\n');
    const message = fc.oneof(text.map(user), text.map(assistant), text.map(system));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const tidy = tidyMessages(messages);
        const roles = tidy.map(({ role }) => role);
        assert.ok(roles.lastIndexOf('system') <= 0);
        const turns = roles.filter((role) => role !== 'system');
        assert.ok(turns.every((role, index) => role === (index % 2 === 0 ? 'user' : 'assistant')));
        assert.ok(
          tidy.every(({ content }) => typeof content === 'string' && content.trim() !== ''),
        );
        // No word is lost but those before the first question.
        const start = messages.findIndex((each) => each.role === 'user' && lettersIn([each]) > 0);
        const kept = messages.filter(
          ({ role }, index) => role === 'system' || (start >= 0 && index >= start),
        );
        assert.equal(lettersIn(tidy), lettersIn(kept));
        assert.deepEqual(tidyMessages(tidy), tidy);
      }),
    );
  });

  it('folds the system text into the first question', () => {
    const folded = { systemRole: 'folded' } as const;
    const messages = [system('s'), user('a'), assistant('b'), user('c')];
    const expected = [user('s\n\na'), assistant('b'), user('c')];
    assert.deepEqual(body({ messages }, folded)['messages'], expected);
    assert.deepEqual(body({ messages: [system('s')] }, folded)['messages'], [user('s')]);
    assert.deepEqual(body({ messages: [user('a')] }, folded)['messages'], [user('a')]);
  });

  it('puts images in the form that the era wants, text parts as a string where none are', () => {
    const image = { type: 'image', mimeType: 'image/png', base64: 'AAAA' } as const;
    const text = { type: 'text', text: 'what?' } as const;
    const content = (quirks: Partial<ModelQuirks>) =>
      body({ messages: [{ role: 'user', content: [text, image] }] }, quirks)['messages'];
    assert.deepEqual(content({}), [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'what?' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        ],
      },
    ]);
    assert.deepEqual(content({ images: 'source' }), [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'what?' },
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
        ],
      },
    ]);
    const plain: ChatMessage = { role: 'user', content: [text, { type: 'text', text: ' ' }, text] };
    assert.deepEqual(body({ messages: [plain] })['messages'], [user('what?\n\nwhat?')]);
    const folded = body(
      { messages: [system('s'), { role: 'user', content: [image] }] },
      { systemRole: 'folded' },
    );
    assert.deepEqual(folded['messages'], [
      {
        role: 'user',
        content: [
          { type: 'text', text: 's' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        ],
      },
    ]);
  });

  it('sends calls, what belongs to them, and their results', () => {
    const messages: ChatMessage[] = [
      user('a'),
      {
        role: 'assistant',
        content: '',
        toolCalls: [
          { id: 'c', name: 'f', arguments: '{"x":1}', extra: { signature: 's' } },
          { id: 'd', name: 'g', arguments: '' },
        ],
      },
      { role: 'tool', toolCallId: 'c', content: 'r' },
      { role: 'tool', toolCallId: 'd', content: '' },
    ];
    assert.deepEqual(body({ messages })['messages'], [
      user('a'),
      {
        role: 'assistant',
        content: '',
        tool_calls: [
          {
            id: 'c',
            type: 'function',
            function: { name: 'f', arguments: '{"x":1}' },
            extra_content: { signature: 's' },
          },
          { id: 'd', type: 'function', function: { name: 'g', arguments: '{}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c', content: 'r' },
      { role: 'tool', tool_call_id: 'd', content: '' },
    ]);
  });
});

describe('learnFrom', () => {
  it('learns once what a refusal teaches', () => {
    const folded = learnFrom({ kind: 'systemRoleRefused' }, defaultQuirks);
    assert.deepEqual(folded, { ...defaultQuirks, systemRole: 'folded' });
    assert.equal(
      learnFrom({ kind: 'systemRoleRefused' }, { ...defaultQuirks, ...folded }),
      undefined,
    );

    const limited = learnFrom({ kind: 'maxTokensTooLarge', limit: 2048 }, defaultQuirks);
    assert.equal(limited?.outputMax, 2048);
    assert.equal(
      learnFrom({ kind: 'maxTokensTooLarge', limit: 2048 }, { ...defaultQuirks, outputMax: 2048 }),
      undefined,
    );
    assert.equal(learnFrom({ kind: 'maxTokensTooLarge' }, defaultQuirks), undefined);

    const refused = (reason: string) =>
      learnFrom({ kind: 'invalidRequest', reason }, defaultQuirks);
    assert.equal(
      refused("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        ?.maxTokensField,
      'max_completion_tokens',
    );
    assert.equal(refused('Unknown field stream_options')?.streamUsage, false);
    assert.equal(
      refused("'temperature' does not support 0.2, only the default (1)")?.sampling,
      false,
    );
    assert.equal(refused('temperature must be a number'), undefined);
    assert.equal(learnFrom({ kind: 'noCredit' }, defaultQuirks), undefined);
  });

  it('leaves a model the choice of tools that refuses to be told', () => {
    const tools = [{ name: 'read', description: '', parameters: {} }];
    const choice = (quirks: ModelQuirks) =>
      body({ tools, toolChoice: 'required' }, quirks)['tool_choice'];
    assert.equal(choice(defaultQuirks), 'required');
    const refusal = { kind: 'invalidRequest', field: 'tool_choice' } as const;
    const learnt = learnFrom(refusal, defaultQuirks);
    assert.ok(learnt);
    assert.equal(choice(learnt), 'auto');
    assert.equal(learnFrom(refusal, learnt), undefined);
  });
});
