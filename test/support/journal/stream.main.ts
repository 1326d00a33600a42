/**
 * A window that is going to be killed: it asks, streams 200 chunks a second and types, for ever, with
 * the real journal on the real disk, and notes on the way what had arrived when.
 *
 *   node stream.main.mjs <root> <chatId> <writer> <seed> <log>
 */
import { openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { NodeFiles } from './nodeFiles';
import { predictable } from './predictable';
import {
  asked,
  began,
  delta,
  drafted,
  ended,
  openReply,
  question,
  replyEnd,
  typed,
} from './sampleEvents';

const [root = '', chatId = '', writer = '', seedText = '0', logFile = ''] = process.argv.slice(2);
const seed = Number(seedText);
const log = openSync(logFile, 'a');
const journal = new ChatJournal(new NodeFiles(root), chatId, writer);

/** Gone to the kernel when it returns, so a kill does not lose it: `ms id length`. */
function note(id: string, length: number): void {
  writeSync(log, `${Date.now()} ${id} ${length}\n`);
}

const tick = 25;
const chunksPerTick = 5;
const chunkLength = 40;

async function streamReply(turn: number, parent: string | null): Promise<string> {
  const [q, a] = [`${writer}q${turn}`, `${writer}a${turn}`];
  journal.record(asked(question(q, parent, { at: Date.now() }), writer));
  journal.record(began(openReply(a, q, { at: Date.now() }), writer));
  const ticks = 4 + ((seed * 31 + turn * 17) % 60);
  let length = 0;
  for (let at = 0; at < ticks; at++) {
    await pause(tick);
    for (let chunk = 0; chunk < chunksPerTick; chunk++) {
      journal.record(delta(a, length, predictable(seed, length, length + chunkLength)));
      length += chunkLength;
    }
    note(a, length);
  }
  journal.record(ended(replyEnd(a, q)));
  note('end', turn);
  return a;
}

async function typeDraft(turn: number): Promise<void> {
  let since: number | undefined;
  for (let length = 1; length <= 10 + ((seed + turn) % 50); length++) {
    await pause(tick);
    const [text, now] = [predictable(seed + turn, 0, length), Date.now()];
    journal.record(
      since === undefined ? drafted(text, now, writer) : typed(text, now, since, writer),
    );
    since ??= now;
    note('draft', turn * 1000 + length);
  }
}

let parent: string | null = null;
for (let turn = 1; ; turn++) {
  parent = await streamReply(turn, parent);
  await typeDraft(turn);
}
