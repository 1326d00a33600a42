import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../editor/bench';
import { floor, own } from '../peers/peers';
import type { Peer } from '../peers/peer';
import { answer } from '../replies/answer';
import type { Figure, Target } from '../report/figure';
import { mean } from '../report/statistics';
import { inEditor } from './group';
import { interleave } from './interleave';
import { repeat } from './repeat';
import { warmUp } from './streaming';

const target: Target = { timesReference: 1.2 };
const digitOf: Readonly<Record<string, string>> = { [own.name]: '1', [floor.name]: '2' };

/**
 * Where in a frame the first byte falls makes up to 17 ms, so that a sample is the mean of several
 * takes, each after another part of a frame.
 */
const warmTakes = 8;
const coldTakes = 4;
const frameMs = 1000 / 60;

let count = 0;

/** How long the first word is under way, and how long a panel takes to be there. */
export const latency = inEditor(
  'latency',
  () => ({
    peers: [floor],
    keys: [
      { key: `ctrl+alt+${digitOf[own.name] ?? ''}`, command: 'aimlapi.ask', args: 'hello' },
      { key: `ctrl+alt+${digitOf[floor.name] ?? ''}`, command: 'benchFloor.ask', args: 'hello' },
    ],
  }),
  async (bench, { latencyRepetitions }) => {
    const peers = [own, floor];
    for (const peer of peers) await warmUp(bench, peer);
    const taken = await interleave(latencyRepetitions, [
      ...peers.map((peer) => ({
        name: `warm ${peer.name}`,
        take: () => meanOf(warmTakes, (later) => firstWord(bench, peer, later)),
      })),
      { name: 'fetch', take: () => fetched(bench) },
    ]);
    const cold = await interleave(latencyRepetitions, [
      ...peers.map((peer) => ({
        name: `cold ${peer.name}`,
        take: () => meanOf(coldTakes, (later) => intoNewPage(bench, peer, later)),
      })),
      ...peers.map((peer) => ({ name: `key ${peer.name}`, take: () => keyToPanel(bench, peer) })),
    ]);
    const all = new Map([...taken, ...cold]);
    const beside = (kind: string) => ({ name: 'floor', samples: all.get(`${kind} floor`) ?? [] });
    const figure = (kind: string, title: string): Figure => ({
      id: `latency.${kind}`,
      title,
      unit: 'ms',
      samples: all.get(`${kind} ${own.name}`) ?? [],
      references: [beside(kind)],
    });
    const warm = figure('warm', 'First byte to first character, page in use');
    const bare = { name: 'fetch alone', samples: all.get('fetch') ?? [] };
    return [
      { ...warm, references: [beside('warm'), bare], target },
      { ...figure('cold', 'First byte to first character, page just opened'), target },
      figure('key', 'Key press to panel visible'),
    ];
  },
);

async function meanOf(takes: number, take: (later: number) => Promise<number>): Promise<number> {
  return mean(await repeat(takes, (at) => take((at / takes) * frameMs)));
}

/** `later`: how long the first byte is held back once the page waits for it, ms. */
async function firstWord(bench: Bench, peer: Peer, later: number, isNew = false): Promise<number> {
  const word = `primo${++count}`;
  const { gate, script } = answer([`${word} `, 'and the rest.'], 50);
  bench.standIn.next(script);
  const asked = peer.ask(bench.driver, `Question ${count}`);
  await gate.reached;
  const frame = await bench.frame(peer.page);
  if (isNew) await frame.waitForFunction(() => benchProbe.interactiveAt !== undefined);
  const painted = frame.evaluate((it) => benchProbe.painted(it), word);
  // What is asked of a frame is done in order: now the look-out is there.
  await frame.evaluate(() => benchProbe.reset());
  await pause(later);
  const sent = now();
  gate.open();
  const at = await painted;
  await asked;
  return at - sent;
}

async function intoNewPage(bench: Bench, peer: Peer, later: number): Promise<number> {
  await closePages(bench);
  return firstWord(bench, peer, later, true);
}

async function fetched(bench: Bench): Promise<number> {
  const { gate, script } = answer(['One ', 'two.'], 50);
  bench.standIn.next(script);
  const done = bench.driver.run('bench.fetch', bench.standIn.baseUrl);
  await gate.reached;
  const sent = now();
  gate.open();
  return Number(await done) - sent;
}

async function keyToPanel(bench: Bench, peer: Peer): Promise<number> {
  await closePages(bench);
  const { gate, script } = answer(['One ', 'two.'], 50);
  bench.standIn.next(script);
  const { page } = bench.editor;
  await page.keyboard.press(`Control+Alt+${digitOf[peer.name] ?? ''}`);
  const frame = await bench.frame(peer.page);
  await frame.waitForFunction(() => benchProbe.interactiveAt !== undefined);
  const shown = await frame.evaluate(() => benchProbe.interactiveAt ?? NaN);
  const pressed = await page.evaluate(() => benchProbe.keyAt);
  await gate.reached;
  gate.open();
  await frame.evaluate((it) => benchProbe.painted(it), 'two.');
  return shown - pressed;
}

async function closePages(bench: Bench): Promise<void> {
  await bench.driver.run('workbench.action.closeAllEditors');
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
