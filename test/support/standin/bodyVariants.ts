import { genBody, jsonReply, msgBody, textReply } from './bodyShapes';
import { errorBody } from './errorBodies';
import { errorRow } from './errorRows';
import type { Script } from './script';
import type { Outcome } from './streamVariants';

/** A way to answer with a plain body, also when a stream was asked for. */
export interface BodyVariant {
  /** How a client should see it. `failed` also stands for an empty answer. */
  readonly outcome: Outcome;
  /** False where the text does not reach the client. */
  readonly hasText?: false;
  readonly script: (text: string) => Script;
}

type Message = Record<string, unknown>;

/** An era C body whose message has these fields instead. */
function withMessage(text: string, message: Message, finish = 'stop'): Script {
  const body = genBody({ text, finish });
  return jsonReply({
    ...body,
    choices: [
      {
        index: 0,
        finish_reason: finish,
        message: { role: 'assistant', content: text, ...message },
      },
    ],
  });
}

const call = {
  id: 'call_0',
  type: 'function',
  function: { name: 'read_file', arguments: '{"path":"src/a.ts"}' },
};

const readable = {
  msg: { outcome: 'complete', script: (text) => jsonReply(msgBody({ text })) },
  msg201: { outcome: 'complete', script: (text) => jsonReply(msgBody({ text }), { status: 201 }) },
  gen: { outcome: 'complete', script: (text) => jsonReply(genBody({ text })) },
  contentArray: {
    outcome: 'complete',
    script: (text) => withMessage(text, { content: [{ type: 'text', text }] }),
  },
  toolCall: {
    outcome: 'tools',
    hasText: false,
    script: () => withMessage('', { content: null, tool_calls: [call] }, 'tool_calls'),
  },
  withoutUsage: {
    outcome: 'complete',
    script: (text) => jsonReply({ ...msgBody({ text }), usage: undefined }),
  },
  nullUsage: {
    outcome: 'complete',
    script: (text) => jsonReply({ ...genBody({ text }), usage: null, meta: { usage: null } }),
  },
  otherModel: {
    outcome: 'complete',
    script: (text) => jsonReply(msgBody({ text, model: 'another-name-altogether' })),
  },
  nullFinish: {
    outcome: 'complete',
    script: (text) =>
      jsonReply({
        ...genBody({ text }),
        choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: null }],
      }),
  },
  reasoning: {
    outcome: 'complete',
    script: (text) => withMessage(text, { reasoning: 'Let me think.' }),
  },
  length: { outcome: 'length', script: (text) => jsonReply(genBody({ text, finish: 'length' })) },
  maxTokens: {
    outcome: 'length',
    script: (text) => jsonReply(msgBody({ text, finish: 'length' })),
  },
  contentFilter: {
    outcome: 'filtered',
    script: (text) => jsonReply(genBody({ text, finish: 'content_filter' })),
  },
  refusal: {
    outcome: 'filtered',
    hasText: false,
    script: () =>
      withMessage('', { content: null, refusal: 'I would rather not do that.' }, 'refusal'),
  },
} satisfies Record<string, BodyVariant>;

const unreadable = {
  contentNull: {
    outcome: 'failed',
    hasText: false,
    script: () => withMessage('', { content: null }),
  },
  withoutChoices: {
    outcome: 'failed',
    hasText: false,
    script: () => jsonReply({ id: 'msg_0standin', object: 'chat.completion' }),
  },
  emptyChoices: {
    outcome: 'failed',
    hasText: false,
    script: (text) => jsonReply({ ...msgBody({ text }), choices: [] }),
  },
  errorInside: {
    outcome: 'failed',
    hasText: false,
    script: () => jsonReply(errorBody(errorRow('noCredit'), 'E1'), { status: 200 }),
  },
  noContent: { outcome: 'failed', hasText: false, script: () => ({ status: 204, steps: [] }) },
  empty: {
    outcome: 'failed',
    hasText: false,
    script: () => textReply('', 'application/json', { status: 200 }),
  },
  html: {
    outcome: 'failed',
    hasText: false,
    script: () =>
      textReply(
        '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>',
        'text/html',
        { status: 200, bare: true },
      ),
  },
  garbage: {
    outcome: 'failed',
    hasText: false,
    script: () => textReply('{"choices": [oops', 'application/json', { status: 200 }),
  },
  jsonArray: { outcome: 'failed', hasText: false, script: () => jsonReply([1, 2, 3]) },
} satisfies Record<string, BodyVariant>;

/** Every variant of a plain body by name. */
export const bodyVariants = { ...readable, ...unreadable };

export type BodyVariantName = keyof typeof bodyVariants;

export const bodyVariantNames = Object.keys(bodyVariants) as BodyVariantName[];

/** The variant by name, with its optional fields. */
export function bodyVariant(name: BodyVariantName): BodyVariant {
  return bodyVariants[name];
}
