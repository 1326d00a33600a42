import { createParser } from 'eventsource-parser';
import { ReplyParser } from '../../src/core/endpoint/replyParser';
import { MarkdownStream } from '../../src/core/markdown/stream';
import { sseFrames } from '../../test/support/standin/sse';
import { haikuItems } from '../../test/support/standin/streamShapes';
import { pieces, replyText } from '../../test/support/replyText';
import type { Figure } from '../report/figure';
import type { Group } from './group';
import { interleave } from './interleave';

const repetitions = 7;
const megabyte = 1_000_000;
const pieceLength = 40;

/** What the reading of a reply costs in plain Node, without an editor. */
export const throughput: Group = {
  name: 'throughput',
  measure: async () => [await events(), ...(await markdown())],
};

async function events(): Promise<Figure> {
  const texts = pieces(replyText('mixed', megabyte, 'end'), pieceLength);
  const frames = sseFrames(haikuItems({ pieces: texts }));
  const perMegabyte = frames.reduce((sum, { byteLength }) => sum + byteLength, 0) / megabyte;
  const own = () => {
    const parser = new ReplyParser({ host: 'h', secrets: [], hasKey: false, pathIsKnown: true });
    let text = '';
    for (const frame of frames) {
      for (const event of parser.feed(frame)) if (event.type === 'text') text += event.text;
    }
    return text;
  };
  const taken = await timed({ own, bare: () => bareText(frames) });
  if (own() !== bareText(frames)) throw new Error('the two readings differ');
  return {
    id: 'throughput.events',
    title: 'Server-sent events to text, in Node',
    unit: 'ms/MB',
    samples: (taken.get('own') ?? []).map((ms) => ms / perMegabyte),
    references: [
      {
        name: 'eventsource-parser and JSON.parse',
        samples: (taken.get('bare') ?? []).map((ms) => ms / perMegabyte),
      },
    ],
    target: { timesReference: 1.5 },
  };
}

interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string } }[];
}

function bareText(frames: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  let text = '';
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data !== '[DONE]') text += (JSON.parse(data) as Chunk).choices?.[0]?.delta?.content ?? '';
    },
  });
  for (const frame of frames) parser.feed(decoder.decode(frame, { stream: true }));
  return text;
}

async function markdown(): Promise<readonly Figure[]> {
  const stream = (length: number) => {
    const cut = pieces(replyText('mixed', length, 'end'), pieceLength);
    return () => {
      const reading = new MarkdownStream();
      let blocks = 0;
      for (const piece of cut) {
        reading.append(piece);
        blocks += reading.blocks.length;
      }
      reading.end();
      return blocks + reading.blocks.length;
    };
  };
  const taken = await timed({ small: stream(megabyte / 25), large: stream(megabyte / 2.5) });
  const perMegabyte = (name: string, length: number) =>
    (taken.get(name) ?? []).map((ms) => (ms * megabyte) / length);
  return [
    {
      id: 'throughput.markdown',
      title: 'Markdown, 400 kB in pieces of 40 characters, in Node',
      unit: 'ms/MB',
      samples: perMegabyte('large', megabyte / 2.5),
      references: [{ name: 'of 40 kB', samples: perMegabyte('small', megabyte / 25) }],
      target: { timesReference: 1.3 },
    },
  ];
}

/** ms of each, repeated and interleaved, once before it counts. */
async function timed(works: Readonly<Record<string, () => unknown>>) {
  for (const work of Object.values(works)) work();
  return interleave(
    repetitions,
    Object.entries(works).map(([name, work]) => ({
      name,
      take: () => {
        const begun = performance.now();
        work();
        return Promise.resolve(performance.now() - begun);
      },
    })),
  );
}
