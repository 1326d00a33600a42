import assert from 'node:assert/strict';
import { bodyVariant, bodyVariantNames } from '../../support/standin/bodyVariants';
import { cutFrames, join, offsetsInsideCharacters } from '../../support/standin/cut';
import { piecesOf } from '../../support/standin/reply';
import { eventStream, sseFrames } from '../../support/standin/sse';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { haikuItems } from '../../support/standin/streamShapes';
import {
  streamReply,
  streamVariant,
  streamVariantNames,
  type Outcome,
} from '../../support/standin/streamVariants';
import { complete, eventData, hello } from './standinClient';

interface Chunk {
  id?: string;
  choices?: { delta?: { content?: string | null }; finish_reason?: string | null }[];
  usage?: { completion_tokens: number } | null;
  event?: Chunk;
  state?: { usage?: { output_tokens?: number }; finishReason?: string };
  error?: unknown;
}

const text = 'Grüße, 世界 🎉!';
const pieces = piecesOf(text, 3);

describe('stand-in: streams', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  /** Text of the chunks, unwrapped. Events that are not chunks are passed over. */
  function textOf(events: readonly unknown[]): string {
    return events
      .filter((event): event is Chunk => typeof event === 'object' && event !== null)
      .map((event) => (event.event ? event.event : event).choices?.[0]?.delta?.content ?? '')
      .join('');
  }

  const readable: readonly Outcome[] = ['complete', 'length', 'filtered', 'tools'];
  for (const name of streamVariantNames) {
    const { outcome, hasText } = streamVariant(name);
    // A stream with a stall or a reset at its end cannot be read to the end.
    if (!readable.includes(outcome) || name.endsWith('AfterFinish')) continue;
    it(`${name}: ${outcome}`, async () => {
      standIn.next(streamReply(name, pieces));
      const response = await complete(standIn, { ...hello, stream: true });
      assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
      const body = await response.text();
      const events = eventData(body.replace(/^event: message\n/gm, '').replace(/\r\n|\r/g, '\n'));
      assert.equal(textOf(events), hasText === false ? '' : text);
    });
  }

  it('streams the capture of the contract, event by event', async () => {
    standIn.next(streamReply('haiku', ['Hi', ' there']));
    const response = await complete(standIn, { ...hello, stream: true });
    const chunks = eventData(await response.text()) as Chunk[];
    assert.deepEqual(
      chunks.map(({ id }) => id),
      ['msg_0standin', '', '', '', '', '', ''],
    );
    const choices = chunks.map(({ choices: all }) => all?.[0]);
    assert.deepEqual(
      choices.map((choice) => choice?.finish_reason),
      [undefined, undefined, undefined, undefined, undefined, 'stop', 'stop'],
    );
    assert.deepEqual(choices[4]?.delta, {});
    assert.equal('delta' in (choices[6] ?? {}), false);
    assert.equal(chunks[5]?.usage?.completion_tokens, 34);
    assert.equal(chunks[6]?.usage, null);
  });

  it('streams the wrapped form with counts and finish in the state', async () => {
    standIn.next(streamReply('wrapped', ['Hi']));
    const response = await complete(standIn, { ...hello, stream: true });
    const events = eventData(await response.text()) as Chunk[];
    const [last, secondToLast] = events.toReversed();
    assert.equal(secondToLast?.state?.finishReason, 'end_turn');
    assert.equal(secondToLast.state.usage?.output_tokens, 34);
    assert.equal(secondToLast.event?.choices?.[0]?.finish_reason, undefined);
    assert.equal(last?.event?.choices?.[0]?.finish_reason, 'stop');
    assert.equal('delta' in last.event.choices[0], false);
  });

  for (const name of streamVariantNames.filter((each) => each.startsWith('error'))) {
    it(`${name}: fails under a success status`, async () => {
      standIn.next(streamReply(name, pieces));
      const response = await complete(standIn, { ...hello, stream: true });
      assert.equal(response.status, 201);
      assert.match(await response.text(), /error|overloaded|statusCode/);
    });
  }

  it('ends without a finish', async () => {
    standIn.next(streamReply('noFinish', pieces));
    const body = await (await complete(standIn, { ...hello, stream: true })).text();
    assert.equal(textOf(eventData(body)), text);
    assert.doesNotMatch(body, /finish_reason|DONE/);
  });

  for (const name of ['hangUp', 'reset'] as const) {
    it(`${name}: the body fails after the text`, async () => {
      standIn.next(streamReply(name, pieces));
      const response = await complete(standIn, { ...hello, stream: true });
      await assert.rejects(response.text());
    });
  }

  it('stalls until the client leaves', async () => {
    standIn.next(streamReply('stall', pieces));
    const stop = new AbortController();
    const response = await complete(standIn, { ...hello, stream: true }, { signal: stop.signal });
    await response.body?.getReader().read();
    stop.abort();
    assert.equal((await standIn.waitForClosed()).closedEarly, true);
  });

  it('answers a streamed request with a plain body', async () => {
    standIn.next(bodyVariant('msg').script(text));
    const response = await complete(standIn, { ...hello, stream: true });
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(((await response.json()) as { object: string }).object, 'chat.completion');
  });

  for (const name of bodyVariantNames) {
    const { hasText, script } = bodyVariant(name);
    it(`body ${name}`, async () => {
      standIn.next(script(text));
      const response = await complete(standIn, hello);
      assert.ok(response.ok);
      assert.equal(response.status === 204, name === 'noContent');
      const body = await response.text();
      assert.equal(body.includes(text), hasText !== false);
    });
  }

  describe('framing', () => {
    const items = haikuItems({ pieces });
    const whole = join(sseFrames(items));

    it('cuts at any byte without losing one', () => {
      for (let offset = 0; offset <= whole.byteLength; offset += 1) {
        const cut = cutFrames(sseFrames(items), { at: [offset] });
        assert.equal(Buffer.compare(join(cut), whole), 0);
        assert.equal(cut.length, offset === 0 || offset === whole.byteLength ? 1 : 2);
      }
    });

    it('knows the offsets inside characters', () => {
      assert.deepEqual(
        offsetsInsideCharacters(new TextEncoder().encode('aé世🎉')),
        [2, 4, 5, 7, 8, 9],
      );
    });

    it('arrives cut as it was told, inside characters and words', async () => {
      standIn.next(eventStream(items, { cut: { every: 7 } }));
      const response = await complete(standIn, { ...hello, stream: true });
      const sizes: number[] = [];
      const received: Uint8Array[] = [];
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
        sizes.push(piece.byteLength);
        received.push(piece);
      }
      assert.deepEqual(join(received), whole);
      assert.ok(
        sizes.slice(0, -1).every((size) => size === 7),
        sizes.join(),
      );
    });

    it('writes CRLF, CR, no space, comments, named events, several data lines, no blank end', () => {
      const frame = (item: Parameters<typeof sseFrames>[0][number], options = {}): string =>
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(join(sseFrames([item], options)));
      assert.equal(frame({ data: 1 }, { newline: '\r\n' }), 'data: 1\r\n\r\n');
      assert.equal(frame({ data: 1 }, { newline: '\r' }), 'data: 1\r\r');
      assert.equal(frame({ data: 1 }, { space: false }), 'data:1\n\n');
      assert.equal(frame({ comment: 'x' }), ': x\n\n');
      assert.equal(frame({ event: 'error', data: {} }), 'event: error\ndata: {}\n\n');
      assert.equal(frame({ data: [1], multiLine: true }), 'data: [\ndata:  1\ndata: ]\n\n');
      assert.equal(frame({ data: 1 }, { openEnd: true }), 'data: 1');
      assert.equal(frame({ data: 1 }, { bom: true }), '\uFEFFdata: 1\n\n');
    });

    it('does not split surrogate pairs in its own pieces', () => {
      assert.deepEqual(piecesOf('a🎉b', 2), ['a🎉', 'b']);
      assert.equal(piecesOf(text, 1).join(''), text);
    });
  });
});
