import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Usage } from '../../../src/core/conversation/usage';
import { mergeUsage } from '../../../src/core/conversation/usage';
import type { Failure } from '../../../src/core/endpoint/failure';
import type { ReplyEvent } from '../../../src/core/endpoint/reply';
import { cutAt, parse, recorded } from './recordedStreams';
import type { Parsed } from './recordedStreams';

/** What a reply comes to; absent means none. */
interface Sum {
  readonly text?: string;
  readonly reasoning?: string;
  readonly calls?: readonly (readonly [id: string | undefined, name: string, args: string])[];
  readonly extra?: unknown;
  readonly usage?: Usage;
  readonly model?: string;
  readonly finish?: string;
  readonly failure?: Partial<Failure>;
  readonly alive?: number;
}

const claude = 'claude-3-haiku-20240307';
const e1 = { kind: 'streamError', status: 500, reason: 'It broke' } as const;

/** One row per stream variant (ENDPOINT: streaming and non-stream response). */
const rows: Readonly<Record<string, Sum>> = {
  'era-b': {
    text: 'Grüß dich, 世界 👋🏽!',
    usage: { promptTokens: 11, completionTokens: 7 },
    model: claude,
    finish: 'stop stop',
    alive: 3,
  },
  wrapped: {
    text: 'One two',
    usage: { promptTokens: 14, completionTokens: 9 },
    model: claude,
    finish: 'stop end_turn',
    alive: 1,
  },
  openai: {
    text: 'Hi there',
    usage: { promptTokens: 9, completionTokens: 3, cachedTokens: 4 },
    model: 'gpt-4o-2024-08-06',
    finish: 'stop stop',
  },
  'openai-tools': {
    calls: [
      ['call_a', 'read', '{"path":"a"}'],
      ['call_b', 'list', '{}'],
    ],
    model: 'gpt-4o-2024-08-06',
    finish: 'toolCalls tool_calls',
  },
  'openai-refusal': {
    text: "I can't help.",
    model: 'gpt-4o-2024-08-06',
    finish: 'filtered stop',
  },
  'openai-filter': {
    text: 'Half',
    model: 'gpt-4o-2024-08-06',
    finish: 'filtered content_filter',
  },
  'openai-length': { text: 'Half a', model: 'gpt-4o-2024-08-06', finish: 'length length' },
  'gemini-tools': {
    calls: [
      ['f1', 'a', '{"x":1}'],
      ['f2', 'b', '{}'],
    ],
    extra: { google: { thought_signature: 'SIG' } },
    model: 'gemini-2.5-flash',
    finish: 'toolCalls tool_calls',
  },
  'function-call': {
    calls: [[undefined, 'read', '{"a":1}']],
    model: 'gpt-4o-2024-08-06',
    finish: 'toolCalls function_call',
  },
  qwen: {
    text: '42',
    reasoning: 'Let me think.',
    usage: { promptTokens: 20, completionTokens: 30 },
    model: 'qwen3-max',
    finish: 'stop stop',
  },
  'era-c': {
    text: 'Sure.',
    reasoning: 'Hm. ',
    usage: { promptTokens: 8, completionTokens: 5, cachedTokens: 0, costUsd: 0.000946 },
    model: 'anthropic/claude-3-haiku',
    finish: 'stop stop',
    alive: 3,
  },
  'meta-null': {
    text: 'Yes',
    usage: { promptTokens: 2, completionTokens: 1 },
    model: 'anthropic/claude-3-haiku',
    finish: 'stop stop',
    alive: 1,
  },
  ollama: {
    text: 'Hello',
    usage: { promptTokens: 26, completionTokens: 3 },
    model: 'llama3.2',
    finish: 'stop stop',
  },
  lmstudio: { text: 'Ok', model: 'qwen2.5-coder-7b', finish: 'stop stop' },
  vllm: {
    text: 'Fine',
    usage: { promptTokens: 5, completionTokens: 2 },
    model: 'meta-llama/Llama-3.1-8B',
    finish: 'stop stop',
  },
  llamacpp: {
    text: 'Go',
    usage: { promptTokens: 10, completionTokens: 1 },
    model: 'gpt-3.5-turbo',
    finish: 'stop stop',
  },
  'mistral-parts': { text: 'Parts', model: 'magistral', finish: 'length model_length' },
  'whole-message': { text: 'All at once', model: 'm', finish: 'stop stop' },
  'other-choices': { text: 'yes', model: 'm', finish: 'stop stop' },
  'odd-framing': { text: 'joined end', model: 'm', finish: 'stop stop', alive: 2 },
  'done-without-finish': { text: 'Text', model: 'm' },
  'after-done': { text: 'Text', model: 'm', finish: 'stop stop' },
  'unknown-finish': { text: 'Text', model: 'm', finish: 'stop eos' },
  'garbage-between': { text: 'ab', model: 'm', finish: 'stop stop', alive: 8 },
  'cut-off': { text: 'Half an ans', model: 'm', failure: { kind: 'cutOff' } },
  'cut-inside': { text: 'Half', model: 'm', failure: { kind: 'cutOff' }, alive: 1 },
  'error-openrouter': {
    text: 'Half',
    model: 'm',
    failure: { kind: 'streamError', status: 502, reason: 'Provider disconnected unexpectedly' },
  },
  'error-e1': { text: 'Half', model: 'm', failure: { ...e1, requestId: 'req-e1' } },
  'error-e2': { text: 'Half', model: 'm', failure: { ...e1, requestId: 'req-e2' } },
  'error-credit': {
    failure: { kind: 'noCredit', status: 403, reason: 'You have run out of credits' },
  },
  'error-event': {
    text: 'Half',
    model: 'm',
    failure: { kind: 'streamError', reason: 'Overloaded' },
  },
  'error-event-text': {
    text: 'Half',
    model: 'm',
    failure: { kind: 'streamError', reason: 'upstream gone' },
  },
  'error-anthropic': {
    text: 'Half',
    model: 'm',
    failure: { kind: 'streamError', reason: 'Overloaded' },
  },
  'error-string': {
    text: 'Half',
    model: 'm',
    failure: { kind: 'streamError', reason: 'model runner stopped' },
  },
  'error-bare-line': {
    text: 'Half',
    model: 'm',
    failure: { kind: 'streamError', reason: 'It broke' },
  },
  'error-finish': { text: 'Half', model: 'm', failure: { kind: 'streamError' } },
  'error-rate': {
    failure: { kind: 'rateLimited', status: 429, reason: 'Rate limit exceeded' },
  },
  'only-comments': { failure: { kind: 'cutOff' }, alive: 2 },
  'only-done': { failure: { kind: 'emptyAnswer' } },
  'only-garbage': {
    failure: {
      kind: 'notAnAnswer',
      reason: 'upstream connect error or disconnect/reset before headers',
    },
  },
  empty: { failure: { kind: 'emptyAnswer' } },
  blank: { failure: { kind: 'emptyAnswer' } },
  'body-era-a': {
    text: 'Whole',
    usage: { promptTokens: 4, completionTokens: 32 },
    model: claude,
    finish: 'stop end_turn',
  },
  'body-era-c': {
    text: 'Whole',
    reasoning: 'Why',
    usage: { promptTokens: 4, completionTokens: 2, cachedTokens: 3, costUsd: 0.001 },
    model: 'anthropic/claude-3-haiku',
    finish: 'stop stop',
  },
  'body-parts': { text: 'Two parts', model: 'm', finish: 'stop ' },
  'body-tools': { calls: [['c1', 'f', '{"a":1}']], model: 'm', finish: 'toolCalls tool_calls' },
  'body-length': { text: 'Half', model: 'm', finish: 'length max_tokens' },
  'body-refusal': { text: 'No.', model: 'm', finish: 'filtered stop' },
  'body-null': { model: 'm', finish: 'stop stop', failure: { kind: 'emptyAnswer' } },
  'body-no-choices': { failure: { kind: 'notAnAnswer' } },
  'body-empty-choices': { model: 'm', failure: { kind: 'emptyAnswer' } },
  'body-error': { failure: { kind: 'streamError', reason: 'model overloaded' } },
  'body-error-key': {
    failure: { kind: 'keyRejected', status: 401, reason: 'A valid key is needed', requestId: 'r' },
  },
  'body-html': { failure: { kind: 'notAnAnswer', reason: 'Sign in to the network' } },
  'body-broken': { failure: { kind: 'notAnAnswer' } },
};

function sum({ events, failure }: Parsed): Sum {
  const calls = new Map<number, [string | undefined, string, string]>();
  let usage: Usage | undefined;
  let extra: unknown;
  for (const event of events) {
    if (event.type === 'usage') usage = mergeUsage(usage, event.usage);
    if (event.type !== 'toolCall') continue;
    const call = calls.get(event.index) ?? [undefined, '', ''];
    calls.set(event.index, [event.id ?? call[0], event.name ?? call[1], call[2] + event.arguments]);
    extra ??= event.extra;
  }
  const text = joined(events, 'text');
  const reasoning = joined(events, 'reasoning');
  const finishes = events.flatMap((event) =>
    event.type === 'finish' ? `${event.finish} ${event.word}` : [],
  );
  const models = events.flatMap((event) => (event.type === 'model' ? event.model : []));
  const alive = events.filter(({ type }) => type === 'alive').length;
  return {
    ...(text !== '' && { text }),
    ...(reasoning !== '' && { reasoning }),
    ...(calls.size > 0 && { calls: [...calls.values()] }),
    ...(extra !== undefined && { extra }),
    ...(usage && { usage }),
    ...(models.length > 0 && { model: models.join() }),
    ...(finishes.length > 0 && { finish: finishes.join() }),
    ...(failure && { failure }),
    ...(alive > 0 && { alive }),
  };
}

function joined(events: readonly ReplyEvent[], type: 'text' | 'reasoning'): string {
  return events.map((event) => (event.type === type ? event.text : '')).join('');
}

describe('recorded replies', () => {
  it('has a row for every recording', () => {
    assert.deepEqual([...recorded.keys()].sort(), Object.keys(rows).sort());
  });

  for (const [name, expected] of Object.entries(rows)) {
    it(name, () => {
      const { failure, ...rest } = sum(parse([recorded.get(name) ?? new Uint8Array()]));
      const { failure: expectedFailure, alive = rest.alive, ...expectedRest } = expected;
      assert.deepEqual(rest, { ...expectedRest, ...(alive !== undefined && { alive }) });
      assert.equal(failure?.kind, expectedFailure?.kind);
      if (expectedFailure) {
        assert.deepEqual({ ...failure, ...expectedFailure }, failure);
      }
    });
  }
});

describe('any cut of a recorded reply gives the same events', function () {
  this.timeout(20_000);
  for (const [name, bytes] of recorded) {
    const whole = parse([bytes]);

    it(`${name}: cut once, at each byte`, () => {
      for (let at = 0; at <= bytes.length; at++) {
        assert.deepEqual(parse(cutAt(bytes, [at])), whole, `cut at ${at}`);
      }
    });

    it(`${name}: byte by byte`, () => {
      assert.deepEqual(parse([...bytes].map((byte) => Uint8Array.of(byte))), whole);
    });
  }

  it('anything, in any pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded.values()),
        fc.array(fc.nat({ max: 4000 }), { maxLength: 40 }),
        (bytes, cuts) => {
          const offsets = cuts.map((cut) => cut % (bytes.length + 1));
          assert.deepEqual(parse(cutAt(bytes, offsets)), parse([bytes]));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('line ends and spaces make no difference', function () {
  this.timeout(20_000);
  const variants: Readonly<Record<string, (text: string) => string>> = {
    CRLF: (text) => text.replaceAll('\n', '\r\n'),
    CR: (text) => text.replaceAll('\n', '\r'),
    'no space after the colon': (text) => text.replaceAll('data: ', 'data:'),
    'a byte order mark': (text) => `\ufeff${text}`,
    'comments in between': (text) => text.replaceAll('\n\ndata', '\n\n: alive\n\ndata'),
    'no blank line at the end': (text) => text.trimEnd(),
  };
  for (const [variant, change] of Object.entries(variants)) {
    it(variant, () => {
      for (const [name, bytes] of recorded) {
        if (name.startsWith('body-') || name === 'blank' || name === 'empty') continue;
        const text = new TextDecoder().decode(bytes);
        const changed = new TextEncoder().encode(change(text));
        const offsets = [1, 2, 3, 5, 8, 13, 21].map((step) => step % changed.length);
        const { alive: _alive, ...expected } = sum(parse([bytes]));
        for (const pieces of [[changed], cutAt(changed, offsets), cutBytes(changed)]) {
          const { alive: _, ...actual } = sum(parse(pieces));
          assert.deepEqual(actual, expected, name);
        }
      }
    });
  }
});

function cutBytes(bytes: Uint8Array): Uint8Array[] {
  return [...bytes].map((byte) => Uint8Array.of(byte));
}
