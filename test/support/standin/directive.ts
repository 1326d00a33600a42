import { bodyVariant, bodyVariantNames } from './bodyVariants';
import { envelopes, errorReply } from './errorBodies';
import { personaReply } from './persona/persona';
import { cannedReplies } from './persona/cannedReplies';
import { piecesOf, replyWith } from './reply';
import {
  hangUp,
  head,
  reset,
  scriptFor,
  stall,
  wait,
  type Answer,
  type CompletionRequest,
} from './script';
import { eventStream } from './sse';
import { streamReply, streamVariantNames } from './streamVariants';
import { haikuItems } from './streamShapes';

/** A directive that was understood. */
export interface Directive {
  readonly answer: Answer;
  /** How many requests of the same text it applies to; later ones get the persona. */
  readonly times: number;
}

interface Words {
  /** Words that are not `name=value`. */
  readonly words: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

type Verb = (words: Words) => Answer;

const sentence = 'This part of the reply arrived, and then the stand-in did as it was told. ';

/** Directives by their first word. README.md beside this file says what each does. */
const verbs: Readonly<Record<string, Verb>> = {
  error: errorAnswer,
  stream: ({ words }) => {
    const name = member(streamVariantNames, words[0], 'stream');
    const pieces = piecesOf(sentence.repeat(3), 20);
    return ({ pace }) => streamReply(name, pieces, { gapMs: 15 * pace });
  },
  body: ({ words }) => bodyVariant(member(bodyVariantNames, words[0], 'body')).script(sentence),
  say:
    ({ words }) =>
    (request) =>
      replyWith(words.join(' '), request),
  echo: () => (request) =>
    replyWith(`~~~~json\n${JSON.stringify(request.body, null, 2)}\n~~~~\n`, request),
  reply: ({ words }) => {
    const name = member(Object.keys(cannedReplies), words[0], 'reply');
    const text = cannedReplies[name] ?? '';
    return (request) => replyWith(text, request, { gapMs: 15 });
  },
  long:
    ({ words }) =>
    (request) =>
      replyWith(longText(numberOr(words[0], NaN)), request, { gapMs: 5 }),
  slow:
    ({ words }) =>
    (request) =>
      personaReply(request, { gapMs: numberOr(words[0], 200) }),
  wait: ({ words }) => waitFirst(numberOr(words[0], 5_000)),
  stall: ({ words }) =>
    words[0] === 'before'
      ? { steps: [stall] }
      : words[0] === 'head'
        ? { headers: { 'content-type': 'text/event-stream' }, steps: [head, stall] }
        : unfinished('stall'),
  cut: ({ words }) => unfinished(words[0] === 'hangup' ? 'hangUp' : 'end'),
  reset: ({ words }) =>
    words[0] === 'before'
      ? { steps: [reset] }
      : words[0] === 'head'
        ? { headers: { 'content-type': 'text/event-stream' }, steps: [head, wait(20), reset] }
        : unfinished('reset'),
  hangup: () => ({ steps: [hangUp] }),
  redirect: ({ words, named }) => ({
    status: numberOr(named['status'], 307),
    headers: { location: words[0] ?? 'http://127.0.0.1:9/' },
    steps: [],
  }),
  help: () => (request) => replyWith(helpText(), request),
};

function errorAnswer({ words, named }: Words): Answer {
  const envelope = named['envelope'];
  const after = named['retry-after'];
  return errorReply(words[0] ?? 'internal', {
    ...(envelope === undefined ? {} : { envelope: member(envelopes, envelope, 'envelope') }),
    ...(after === undefined ? {} : { retryAfter: retryAfter(after) }),
  });
}

/** Seconds, or with a leading `date:` a date so many seconds from now. */
function retryAfter(text: string): number | Date {
  const seconds = Number(text.replace('date:', ''));
  return text.startsWith('date:') ? new Date(Date.now() + seconds * 1000) : seconds;
}

function waitFirst(ms: number): Answer {
  return (request) => {
    const script = personaReply(request);
    return { ...script, steps: [wait(ms), ...script.steps] };
  };
}

function unfinished(ending: 'end' | 'hangUp' | 'reset' | 'stall'): Answer {
  const items = haikuItems({ pieces: piecesOf(sentence.repeat(4), 24), finish: null });
  return ({ pace }) =>
    eventStream(items, { ending, gapMs: 20 * pace, firstMs: 100 * pace, endMs: 30 });
}

/** The long reply, or so many UTF-16 units of it, repeated as needed. */
function longText(length: number): string {
  const text = cannedReplies.long;
  if (Number.isNaN(length)) return text;
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function numberOr(text: string | undefined, fallback: number): number {
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? fallback : value;
}

function member<T extends string>(known: readonly T[], name: string | undefined, kind: string): T {
  const found = known.find((each) => each === name);
  if (found === undefined) throw unknown(kind, name, known);
  return found;
}

function unknown(kind: string, name: string | undefined, known: readonly string[]): RangeError {
  return new RangeError(`No ${kind} ${name ?? '(none given)'}. There are: ${known.join(', ')}`);
}

function helpText(): string {
  return [
    'This is the **stand-in endpoint**, not a model. It understands, as a line of a message:',
    ...Object.keys(verbs).map((verb) => `- \`/standin ${verb}\``),
    `\nStreams: ${streamVariantNames.join(', ')}`,
    `\nBodies: ${bodyVariantNames.join(', ')}`,
    `\nReplies: ${Object.keys(cannedReplies).join(', ')}`,
  ].join('\n');
}

/**
 * Understands a directive without its `/standin`. A RangeError says what is not known, and which
 * words are.
 */
export function parseDirective(text: string): Directive {
  const [verb = 'help', ...rest] = text.trim().split(/\s+/);
  const make = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!make) throw unknown('directive', verb, Object.keys(verbs));
  const named: Record<string, string> = {};
  const words: string[] = [];
  for (const word of rest) {
    const pair = /^([a-z-]+)=(.*)$/.exec(word);
    if (pair?.[1] !== undefined) named[pair[1]] = pair[2] ?? '';
    else words.push(word);
  }
  return { answer: make({ words, named }), times: numberOr(named['times'], Infinity) };
}

/** The answer to a directive; one that is not understood is explained in the reply. */
export function directiveScript(text: string, request: CompletionRequest, repeats: number) {
  try {
    const { answer, times } = parseDirective(text);
    return repeats < times ? scriptFor(answer, request) : undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return replyWith(`The stand-in does not understand this directive. ${error.message}`, request);
  }
}
