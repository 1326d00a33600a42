import * as fc from 'fast-check';
import type {
  ConversationEvent,
  QueuedQuestion,
  Stamp,
} from '../../../src/core/conversation/event';
import {
  asked,
  began,
  delta,
  drafted,
  ended,
  openReply,
  question,
  replyEnd,
  start,
} from './sampleEvents';

/** Text of any UTF-16 units, halves of pairs included, often of few different ones. */
export function anyText(maxLength = 10): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.constantFrom(10, 32, 34, 0x61, 0xd83d, 0xde00), fc.nat(0xffff));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}

/** What one window did, in order: questions on any known turn, answers that end or not, decisions. */
export interface WindowScript {
  readonly writer: string;
  readonly events: readonly ConversationEvent[];
}

const exchangeShape = fc.record({
  parent: fc.nat(20),
  text: fc.array(anyText(5), { maxLength: 4 }),
  reasoning: fc.string({ maxLength: 4 }),
  ending: fc.constantFrom('complete', 'stopped', 'failed', 'open', 'truncated'),
  at: fc.nat(50),
  decision: fc.constantFrom(
    'none',
    'titled',
    'pinned',
    'draft',
    'drafted',
    'typed',
    'queued',
    'deleted',
    'chosen',
  ),
});

type Shape = typeof exchangeShape extends fc.Arbitrary<infer T> ? T : never;

/** The scripts of up to three windows that know the turns of those before them. */
export function windowScripts(): fc.Arbitrary<readonly WindowScript[]> {
  return fc
    .array(fc.array(exchangeShape, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
    .map((windows) => {
      const known: (string | null)[] = [null];
      return windows.map((shapes, at) => {
        const writer = `w${at}`;
        const created: ConversationEvent = { type: 'created', at: start + at };
        return {
          writer,
          events: withSince([
            created,
            ...shapes.flatMap((shape, n) => play(shape, writer, n, known)),
          ]),
        };
      });
    });
}

/** What is typed goes on with the attachments of the window's last draft. */
function withSince(events: readonly ConversationEvent[]): readonly ConversationEvent[] {
  let since = 0;
  return events.map((event) => {
    if (event.type === 'draft') since = event.stamp.at;
    return event.type === 'typed' ? { ...event, since } : event;
  });
}

/** The events of one window. */
export function conversationEvents(): fc.Arbitrary<readonly ConversationEvent[]> {
  return windowScripts().map(([first]) => first?.events ?? []);
}

function play(
  shape: Shape,
  writer: string,
  n: number,
  known: (string | null)[],
): readonly ConversationEvent[] {
  const parent = known[shape.parent % known.length] ?? null;
  const [q, a] = [`${writer}q${n}`, `${writer}a${n}`];
  const at = start + shape.at;
  known.push(a);
  const events: ConversationEvent[] = [
    asked(question(q, parent, { at }), writer),
    began(openReply(a, q, { at }), writer),
  ];
  if (shape.reasoning !== '') {
    events.push({ type: 'reasoningDelta', id: a, offset: 0, text: shape.reasoning });
  }
  let offset = 0;
  for (const text of shape.text) {
    events.push(delta(a, offset, text));
    offset += text.length;
  }
  const { ending } = shape;
  if (ending !== 'open') events.push(ended(replyEnd(a, q, { at, outcome: ending })));
  // A writer's decisions have stamps that grow.
  return [...events, ...decision(shape, { at: start + n * 100 + shape.at, writer }, parent, q)];
}

/** What of another window it took the place of. */
function overOf({ parent }: Shape): readonly Stamp[] {
  return parent % 2 === 0 ? [] : [{ at: start + parent * 10, writer: `w${parent % 3}` }];
}

export function waiting(id: string): QueuedQuestion {
  return { id, text: `Waiting ${id}`, attachments: [], purpose: 'chat' };
}

function decision(
  shape: Shape,
  stamp: Stamp,
  parent: string | null,
  child: string,
): readonly ConversationEvent[] {
  switch (shape.decision) {
    case 'titled':
      return [{ type: 'titled', title: `Title ${shape.parent}`, stamp }];
    case 'pinned':
      return [{ type: 'pinned', pinned: shape.parent % 2 === 0, stamp }];
    case 'deleted':
      return [{ type: 'deleted', deleted: shape.parent % 2 === 0, stamp }];
    case 'draft':
      return [drafted(`Draft ${shape.parent}`, stamp.at, stamp.writer)];
    case 'drafted':
      return [
        {
          type: 'draft',
          draft: {
            text: `Draft ${shape.parent}`,
            selection: [0, 0],
            attachments: [{ id: `x${stamp.at}`, kind: 'text', label: 'Note', text: 'n' }],
          },
          stamp,
          over: overOf(shape),
        },
      ];
    case 'typed': {
      const text = `Typed ${shape.parent}`;
      return [{ type: 'typed', text, selection: [0, 0], since: 0, stamp, over: overOf(shape) }];
    }
    case 'queued':
      return [
        { type: 'queued', questions: [waiting(`q${shape.parent}`)], stamp, over: overOf(shape) },
      ];
    case 'chosen':
      return [{ type: 'chosen', parent, child, stamp }];
    default:
      return [];
  }
}
