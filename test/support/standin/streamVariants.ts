import { errorBody } from './errorBodies';
import { errorRow } from './errorRows';
import { eventStream, type SseItem, type SseOptions } from './sse';
import {
  haikuItems,
  openAiItems,
  qwenItems,
  routedItems,
  toolCallItems,
  wrappedItems,
  type StreamContent,
} from './streamShapes';
import type { Script } from './script';

/**
 * How a client should see the end: `complete`; `truncated` (the end came without a finish, or the
 * token limit cut the text: `length`); `filtered`; `failed`; `stalled` (it never ends); `tools`.
 */
export type Outcome =
  'complete' | 'length' | 'truncated' | 'filtered' | 'failed' | 'stalled' | 'tools';

/** A way to stream a reply. */
export interface StreamVariant {
  readonly outcome: Outcome;
  /** False where the text does not reach the client. */
  readonly hasText?: false;
  readonly items: (content: StreamContent) => SseItem[];
  readonly options?: SseOptions;
}

const failing = errorRow('internal');

/** The items of the capture without its finish, then these. */
function brokenBy(...last: SseItem[]) {
  return (content: StreamContent): SseItem[] => [
    ...haikuItems({ ...content, finish: null }),
    ...last,
  ];
}

function ended(finish: string) {
  return (content: StreamContent): SseItem[] => haikuItems({ ...content, finish });
}

const withComments = (content: StreamContent): SseItem[] =>
  haikuItems(content).flatMap((item) => [{ comment: 'keep-alive' }, item]);

const shapes = {
  haiku: { outcome: 'complete', items: haikuItems },
  wrapped: { outcome: 'complete', items: wrappedItems },
  openai: { outcome: 'complete', items: openAiItems },
  qwen: { outcome: 'complete', items: (content) => qwenItems(content, ['Let me ', 'think.']) },
  metaOnFinish: { outcome: 'complete', items: (content) => routedItems(content, 'finishChunk') },
  metaTail: { outcome: 'complete', items: (content) => routedItems(content, 'noChoices') },
  metaEmptyChoices: {
    outcome: 'complete',
    items: (content) => routedItems(content, 'emptyChoices'),
  },
  doneOnly: { outcome: 'complete', items: brokenBy({ data: '[DONE]' }) },
  tools: { outcome: 'tools', items: toolCallItems },
  noText: { outcome: 'complete', hasText: false, items: (c) => haikuItems({ ...c, pieces: [] }) },
} satisfies Record<string, StreamVariant>;

const framings = {
  comments: { outcome: 'complete', items: withComments },
  crlf: { outcome: 'complete', items: haikuItems, options: { newline: '\r\n' } },
  cr: { outcome: 'complete', items: haikuItems, options: { newline: '\r' } },
  noSpace: { outcome: 'complete', items: haikuItems, options: { space: false } },
  bom: { outcome: 'complete', items: haikuItems, options: { bom: true } },
  openEnd: { outcome: 'complete', items: haikuItems, options: { openEnd: true } },
  bytewise: { outcome: 'complete', items: haikuItems, options: { cut: { every: 1 } } },
  oneWrite: { outcome: 'complete', items: haikuItems, options: { cut: 'whole' } },
  multiLine: {
    outcome: 'complete',
    items: (content) =>
      haikuItems(content).map((item) => ('data' in item ? { ...item, multiLine: true } : item)),
  },
  namedEvents: {
    outcome: 'complete',
    items: (content) =>
      haikuItems(content).map((item) => ('data' in item ? { ...item, event: 'message' } : item)),
  },
  garbageBetween: {
    outcome: 'complete',
    items: (content) => [{ data: '{"half":' }, ...haikuItems(content), { raw: 'id\nretry: 5\n\n' }],
  },
} satisfies Record<string, StreamVariant>;

const endings = {
  length: { outcome: 'length', items: ended('length') },
  maxTokens: { outcome: 'length', items: ended('max_tokens') },
  endTurn: { outcome: 'complete', items: ended('end_turn') },
  unknownFinish: { outcome: 'complete', items: ended('because') },
  contentFilter: { outcome: 'filtered', items: ended('content_filter') },
  refusal: { outcome: 'filtered', items: ended('refusal') },
  noFinish: { outcome: 'truncated', items: brokenBy() },
  hangUp: { outcome: 'truncated', items: brokenBy(), options: { ending: 'hangUp' } },
  reset: { outcome: 'truncated', items: brokenBy(), options: { ending: 'reset', endMs: 30 } },
  stall: { outcome: 'stalled', items: brokenBy(), options: { ending: 'stall' } },
  stallAfterFinish: { outcome: 'complete', items: haikuItems, options: { ending: 'stall' } },
  resetAfterFinish: {
    outcome: 'complete',
    items: haikuItems,
    options: { ending: 'reset', endMs: 30 },
  },
  halfEvent: { outcome: 'truncated', items: brokenBy({ raw: 'data: {"id":"","choices":[{"in' }) },
} satisfies Record<string, StreamVariant>;

const failures = {
  errorRouted: {
    outcome: 'failed',
    items: brokenBy({
      data: {
        id: 'gen-0standin',
        error: { code: 502, message: 'Provider disconnected' },
        choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
      },
    }),
  },
  errorFinishOnly: { outcome: 'failed', items: ended('error') },
  errorE1: { outcome: 'failed', items: brokenBy({ data: errorBody(failing, 'E1') }) },
  errorE2: { outcome: 'failed', items: brokenBy({ data: errorBody(failing, 'E2') }) },
  errorOpenAi: { outcome: 'failed', items: brokenBy({ data: errorBody(failing, 'openai') }) },
  errorString: { outcome: 'failed', items: brokenBy({ data: errorBody(failing, 'string') }) },
  errorNamed: {
    outcome: 'failed',
    items: brokenBy({ event: 'error', data: { message: 'Provider overloaded' } }),
  },
  errorBare: {
    outcome: 'failed',
    items: brokenBy({ raw: `${JSON.stringify(errorBody(failing, 'E2'))}\n\n` }),
  },
  errorFirst: {
    outcome: 'failed',
    hasText: false,
    items: () => [{ data: errorBody(errorRow('noCredit'), 'E1') }],
  },
} satisfies Record<string, StreamVariant>;

/** Every stream variant by name. */
export const streamVariants = { ...shapes, ...framings, ...endings, ...failures };

export type StreamVariantName = keyof typeof streamVariants;

export const streamVariantNames = Object.keys(streamVariants) as StreamVariantName[];

/** The variant by name, with its optional fields. */
export function streamVariant(name: StreamVariantName): StreamVariant {
  return streamVariants[name];
}

/** A script that streams these pieces in the named way. `options` go over the variant's own. */
export function streamReply(
  name: StreamVariantName,
  pieces: readonly string[],
  options: SseOptions = {},
): Script {
  const variant = streamVariant(name);
  return eventStream(variant.items({ pieces }), { ...variant.options, ...options });
}
