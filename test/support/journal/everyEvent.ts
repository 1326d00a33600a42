import type { ConversationEvent } from '../../../src/core/conversation/event';

const at = 1_700_000_000_000;
const stamp = { at: at + 9, writer: 'w1' };
const range = { start: { line: 3, character: 0 }, end: { line: 9, character: 4 } };
const reply = { role: 'assistant', id: 'a1', parent: 'q1', at: at + 2, model: 'a/model' } as const;

/** What the first recorded file holds: every type of event that there was then, every member filled. */
export const firstEvents: readonly ConversationEvent[] = [
  { type: 'created', at, workspace: { name: 'project', uri: 'file:///work/project' } },
  {
    type: 'asked',
    writer: 'w1',
    turn: {
      role: 'user',
      id: 'q1',
      parent: null,
      at: at + 1,
      text: 'What does this do? 😀',
      purpose: 'explain',
      attachments: [
        {
          id: 'x1',
          kind: 'symbol',
          label: 'src/a.ts',
          symbol: 'parse',
          uri: 'file:///work/project/src/a.ts',
          language: 'typescript',
          range,
          version: 7,
          text: 'function parse() {\n}\n',
        },
        { id: 'x2', kind: 'image', label: 'shot.png', text: 'aGk=', mimeType: 'image/png' },
      ],
    },
  },
  {
    type: 'replyStarted',
    writer: 'w1',
    turn: { ...reply, text: '', reasoning: '', outcome: 'open', history: { sent: 2, trimmed: 1 } },
  },
  { type: 'reasoningDelta', id: 'a1', offset: 0, text: 'Well' },
  { type: 'delta', id: 'a1', offset: 0, text: 'It parses \ud83d' },
  { type: 'delta', id: 'a1', offset: 11, text: '\ude00.' },
  {
    type: 'replyEnded',
    turn: {
      ...reply,
      outcome: 'failed',
      finish: 'error',
      failure: {
        kind: 'rateLimited',
        status: 429,
        reason: 'slow down',
        requestId: 'r1',
        retryAfterMs: 2000,
        host: 'api.example.com',
        model: 'a/model',
        field: 'messages.0.role',
        limit: 4096,
      },
      usage: {
        promptTokens: 10,
        completionTokens: 4,
        cachedTokens: 2,
        costUsd: 0.001,
        costEstimated: true,
      },
      requestId: 'r1',
      servedModel: 'a/model-1',
      firstTextMs: 300,
      durationMs: 900,
      history: { sent: 2, trimmed: 1 },
    },
  },
  { type: 'chosen', parent: null, child: 'q1', stamp },
  { type: 'titled', title: 'Parsing', stamp },
  { type: 'pinned', pinned: true, stamp },
  {
    type: 'draft',
    stamp,
    draft: {
      text: 'And th',
      selection: [6, 6],
      attachments: [{ id: 'x3', kind: 'text', label: 'Note', text: 'n' }],
    },
  },
  { type: 'deleted', deleted: false, stamp },
];

const kinds = [
  'selection',
  'file',
  'folder',
  'problems',
  'terminal',
  'diff',
  'clipboard',
  'text',
] as const;

/** What came later without another version, since whoever does not know it can do without. */
const queueEvents: readonly ConversationEvent[] = [
  {
    type: 'draft',
    stamp: { at: at + 20, writer: 'w2' },
    draft: { text: 'And then', selection: [2, 8], attachments: [] },
    over: [stamp],
  },
  {
    type: 'queued',
    stamp,
    questions: [
      {
        id: 'n1',
        text: 'And these?',
        purpose: 'chat',
        withHistory: false,
        attachments: kinds.map((kind) => ({ id: kind, kind, label: kind, text: `a ${kind}` })),
      },
      { id: 'n2', text: 'Better?', purpose: 'review', withHistory: true, attachments: [] },
    ],
  },
  {
    type: 'queued',
    stamp: { at: at + 20, writer: 'w2' },
    questions: [{ id: 'n3', text: 'Mine?', purpose: 'edit', attachments: [] }],
    over: [stamp, { at: at + 10, writer: 'w3' }],
  },
];

/** What the second recorded file holds. */
export const secondEvents: readonly ConversationEvent[] = [...firstEvents, ...queueEvents];

/** Every type of event with every member filled: what the last recorded file of this version holds. */
export const everyEvent: readonly ConversationEvent[] = [
  ...secondEvents,
  {
    type: 'typed',
    text: 'And then, what',
    selection: [14, 14],
    since: at + 9,
    stamp: { at: at + 30, writer: 'w1' },
    over: [{ at: at + 20, writer: 'w2' }],
  },
];
