import { naive, floor, own } from '../peers/peers';
import type { Figure } from '../report/figure';
import { inEditor } from './group';
import { interleave } from './interleave';
import { measureReply } from './measureReply';
import type { ReplyCost } from './measureReply';
import { SideBarChat } from './sideBarChat';
import { paceMs, planFor, replyLength, warmUp } from './streaming';

/** The naive page takes seconds for one piece: a few stand for all. */
const naivePieces = 10;
const pieceLength = 40;
/** Paced, and at full speed. */
const speeds = 2;
const allPieces = replyLength / pieceLength;

/** The same reply into chats of different lengths, at 200 pieces a second and at full speed. */
export const longChats = inEditor(
  'longChats',
  ({ quick, repetitions }) => ({
    peers: quick ? [floor] : [floor, naive(5000)],
    store: async (storage) => {
      for (const count of quick ? [5000] : [1000, 5000]) {
        await storage.storeLong(count, speeds * repetitions);
      }
    },
  }),
  async (bench, { repetitions, quick }) => {
    const chat = new SideBarChat(bench);
    await warmUp(bench, floor);
    const shown = new Map<number, number>();
    const reply = async (messages: number, everyMs: number): Promise<ReplyCost> => {
      // A chat that got a giant reply before is another one than it was.
      const copy = (shown.get(messages) ?? 0) + 1;
      shown.set(messages, copy);
      await chat.show(messages, copy);
      return measureReply(bench, {
        form: 'mixed',
        length: replyLength,
        everyMs,
        ask: (question) => chat.ask(question),
        show: () => chat.frame(),
        frame: () => chat.frame(),
      });
    };
    await reply(0, 0);
    const lengths = quick ? [0, 5000] : [0, 1000, 5000];
    const costs = await interleave(repetitions, [
      ...lengths.map((count) => ({ name: `paced ${count}`, take: () => reply(count, paceMs) })),
      ...lengths.map((count) => ({ name: `full ${count}`, take: () => reply(count, 0) })),
      {
        name: 'full floor',
        take: () =>
          measureReply(bench, {
            ...planFor(bench, floor),
            form: 'mixed',
            length: replyLength,
            everyMs: 0,
          }),
      },
      ...(quick ? [] : [{ name: 'naive', take: () => naiveReply(), atMost: 1 }]),
    ]);
    return [...figuresAt('paced', lengths, costs), ...figuresAt('full', lengths, costs)];

    async function naiveReply(): Promise<ReplyCost> {
      const peer = naive(5000);
      const length = naivePieces * pieceLength;
      return measureReply(bench, {
        ...planFor(bench, peer),
        form: 'mixed',
        length,
        everyMs: paceMs,
      });
    }
  },
);

function figuresAt(
  speed: 'paced' | 'full',
  lengths: readonly number[],
  costs: ReadonlyMap<string, readonly ReplyCost[]>,
): readonly Figure[] {
  const of = (name: string, what: keyof ReplyCost) =>
    (costs.get(name) ?? []).map((cost) => cost[what]);
  const scaled = of('naive', 'mainMs').map((ms) => (ms * allPieces) / naivePieces);
  const words = speed === 'paced' ? '200 pieces a second' : 'full speed';
  return lengths.flatMap((count): Figure[] => {
    const name = `${speed} ${count}`;
    const empty = { name: 'empty chat', samples: of(`${speed} 0`, 'mainMs') };
    const beside = [
      ...(count > 0 ? [empty] : []),
      ...(speed === 'full' && count === 0
        ? [{ name: 'floor', samples: of('full floor', 'mainMs') }]
        : []),
      ...(speed === 'paced' && count === 5000 && scaled.length > 0
        ? [{ name: `naive (${naivePieces} pieces, scaled)`, samples: scaled }]
        : []),
    ];
    return [
      {
        id: `longChats.${speed}.${count}.main`,
        title: `40 kB at ${words} after ${count} messages: main thread`,
        unit: 'ms',
        samples: of(name, 'mainMs'),
        references: beside,
        ...(count > 0 && { target: { timesReference: 1.3 } }),
        note: `longest task ${Math.round(Math.max(...of(name, 'worstTaskMs')))} ms, whole ${Math.round(of(name, 'wholeMs')[0] ?? 0)} ms`,
      },
      {
        id: `longChats.${speed}.${count}.host`,
        title: `40 kB at ${words} after ${count} messages: extension host`,
        unit: 'ms',
        samples: of(name, 'hostMs'),
        references: count > 0 ? [{ name: 'empty chat', samples: of(`${speed} 0`, 'hostMs') }] : [],
      },
    ];
  });
}

/** They take their time, the floor's most of all. */
const mostMegabytes = 2;

/** One reply of 1 MB at full speed. */
export const megabyte = inEditor(
  'megabyte',
  () => ({ peers: [floor] }),
  async (bench, { repetitions }) => {
    const peers = [own, floor];
    for (const peer of peers) await warmUp(bench, peer);
    const costs = await interleave(
      Math.min(repetitions, mostMegabytes),
      peers.map((peer) => ({
        name: peer.name,
        take: () =>
          measureReply(bench, {
            ...planFor(bench, peer),
            form: 'mixed',
            length: 1_000_000,
            everyMs: 0,
          }),
      })),
    );
    const of = (name: string, what: keyof ReplyCost) =>
      (costs.get(name) ?? []).map((cost) => cost[what]);
    const row = (what: keyof ReplyCost, title: string): Figure => ({
      id: `megabyte.${what}`,
      title: `1 MB at full speed: ${title}`,
      unit: what === 'longTasks' ? 'count' : 'ms',
      samples: of(own.name, what),
      references: [{ name: floor.name, samples: of(floor.name, what) }],
      note: 'a giant reply is drawn in part, the rest when asked for; the floor draws all of it',
    });
    return [
      row('wholeMs', 'first byte to last character drawn'),
      row('mainMs', 'main thread'),
      row('longTasks', 'tasks over 50 ms'),
      row('worstTaskMs', 'longest task'),
      row('hostMs', 'extension host'),
    ];
  },
);
