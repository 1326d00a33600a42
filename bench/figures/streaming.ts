import type { Frame } from 'playwright-core';
import type { Bench } from '../editor/bench';
import { floor, naive, own } from '../peers/peers';
import type { Peer } from '../peers/peer';
import { replyForms } from '../../test/support/replyText';
import type { ReplyForm } from '../../test/support/replyText';
import type { Figure, Target } from '../report/figure';
import { inEditor } from './group';
import { interleave } from './interleave';
import { measureReply } from './measureReply';
import type { ReplyCost } from './measureReply';

export const replyLength = 40_000;
/** 200 pieces a second. */
export const paceMs = 5;

const twiceTheFloor: Target = { timesReference: 2 };

const peersBeside = (quick: boolean): readonly Peer[] => (quick ? [floor] : [floor, naive(0)]);

/** A reply of 40 kB, 200 pieces of 40 characters a second, into an empty chat. */
export const streaming = inEditor(
  'streaming',
  ({ quick }) => ({ peers: peersBeside(quick) }),
  async (bench, { repetitions, quick }) => {
    const forms = quick ? (['mixed', 'list'] as const) : replyForms;
    const peers = peersBeside(quick);
    for (const peer of [own, ...peers]) await warmUp(bench, peer);
    const costs = await interleave(repetitions, [
      ...forms.map((form) => ({ name: form, take: () => paced(bench, own, form) })),
      ...peers.map((peer) => ({
        name: peer.name,
        take: () => paced(bench, peer, 'mixed'),
        ...(peer !== floor && { atMost: 1 }),
      })),
    ]);
    return forms.flatMap((form) => figuresOf(form, costs));
  },
);

/** Opens the peer's page and has its code compiled. */
export async function warmUp(bench: Bench, peer: Peer): Promise<void> {
  await measureReply(bench, {
    ...planFor(bench, peer),
    form: 'mixed',
    length: 4000,
    everyMs: paceMs,
  });
}

/** The peer's page, which comes to the front with a question. */
async function inFront(bench: Bench, peer: Peer): Promise<Frame> {
  const asked = peer.ask(bench.driver, 'hello');
  const frame = await bench.frame(peer.page);
  await asked;
  return frame;
}

export function planFor(bench: Bench, peer: Peer) {
  return {
    ask: (question: string) => peer.ask(bench.driver, question),
    show: () => inFront(bench, peer),
    frame: () => bench.frame(peer.page),
  };
}

function paced(bench: Bench, peer: Peer, form: ReplyForm): Promise<ReplyCost> {
  return measureReply(bench, {
    ...planFor(bench, peer),
    form,
    length: replyLength,
    everyMs: paceMs,
  });
}

function figuresOf(
  form: ReplyForm,
  costs: ReadonlyMap<string, readonly ReplyCost[]>,
): readonly Figure[] {
  const of = (name: string, what: keyof ReplyCost) =>
    (costs.get(name) ?? []).map((cost) => cost[what]);
  const beside = (what: keyof ReplyCost) =>
    [...costs.keys()]
      .filter((name) => name === 'floor' || name === 'naive')
      .map((name) => ({ name, samples: of(name, what) }));
  const parts = (['scriptMs', 'layoutMs', 'styleMs'] as const).map(
    (part) => `${part.slice(0, -2)} ${Math.round(of(form, part)[0] ?? 0)}`,
  );
  return [
    {
      id: `streaming.${form}.main`,
      title: `40 kB, ${form}: main thread`,
      unit: 'ms',
      samples: of(form, 'mainMs'),
      references: beside('mainMs'),
      target: twiceTheFloor,
      note: parts.join(', '),
    },
    {
      id: `streaming.${form}.longTasks`,
      title: `40 kB, ${form}: tasks over 50 ms`,
      unit: 'count',
      samples: of(form, 'longTasks'),
      references: beside('longTasks'),
      target: { atMost: 0 },
      note: `longest ${Math.round(Math.max(...of(form, 'worstTaskMs')))} ms`,
    },
    {
      id: `streaming.${form}.host`,
      title: `40 kB, ${form}: extension host`,
      unit: 'ms',
      samples: of(form, 'hostMs'),
      references: beside('hostMs'),
    },
  ];
}
