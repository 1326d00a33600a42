import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { turnById } from '../../../src/core/conversation/branch';
import type { Conversation } from '../../../src/core/conversation/conversation';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { inLanes } from '../../../src/core/journal/inLanes';
import { readChat } from '../../../src/core/journal/readChat';
import { NodeFiles } from '../../support/journal/nodeFiles';
import { predictable } from '../../support/journal/predictable';
import { exchange } from '../../support/journal/sampleEvents';

const child = fileURLToPath(new URL('../../support/journal/stream.main.mjs', import.meta.url));
const kills = 200;
const atOnce = 8;
/** ms between two notes of a window. */
const tick = 25;
/** ms that a killed window may lose. */
const promised = 1000;

/** What a window noted: at which moment how much of what had arrived. */
interface Note {
  readonly at: number;
  readonly id: string;
  readonly length: number;
}

async function notesIn(log: string): Promise<readonly Note[]> {
  const text = existsSync(log) ? await readFile(log, 'utf8') : '';
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [at, id = '', length] = line.split(' ');
      return { at: Number(at), id, length: Number(length) };
    });
}

/** They would write for ever. */
const running = new Set<ChildProcess>();

/** Runs a window on a chat and kills it some time after it began to write. */
async function runAndKill(root: string, chatId: string, seed: number): Promise<readonly Note[]> {
  const log = path.join(root, `${chatId}-${seed}.log`);
  const window = spawn(process.execPath, [child, root, chatId, `w${seed}`, String(seed), log], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(window);
  const gone = once(window, 'exit');
  while (!existsSync(log) && window.exitCode === null) await pause(10);
  await pause(200 + Math.random() * 1500);
  window.kill('SIGKILL');
  await gone;
  running.delete(window);
  assert.equal(window.signalCode, 'SIGKILL', 'the window ended by itself');
  return notesIn(log);
}

/** How old, in ms before its end, the oldest text is that a window lost; and how many characters. */
function lossOf(notes: readonly Note[], saved: Conversation, seed: number) {
  const end = notes.at(-1)?.at ?? 0;
  let [age, characters] = [0, 0];
  for (const id of new Set(notes.map((note) => note.id))) {
    if (id === 'end' || id === 'draft') continue;
    const text = turnById(saved, id)?.text ?? '';
    assert.equal(text, predictable(seed, 0, text.length), `${id} is not what was streamed`);
    const lost = notes.filter((note) => note.id === id && note.length > text.length);
    age = Math.max(age, end - (lost[0]?.at ?? end));
    characters += Math.max(0, (lost.at(-1)?.length ?? 0) - text.length);
  }
  return { age, characters, typing: typingLost(notes, saved, seed, end), stall: stallOf(notes) };
}

/**
 * How long, in ms, a busy machine did not let the window run in its last moments, seen by the notes
 * that it should have made meanwhile; no journal can help that. An idle machine: 0.
 */
function stallOf(notes: readonly Note[]): number {
  const last = notes.filter(({ at }) => at > (notes.at(-1)?.at ?? 0) - 1.5 * promised);
  const gaps = last.map(({ at }, index) => at - (last[index - 1]?.at ?? at));
  return gaps.filter((gap) => gap > 2 * tick).reduce((sum, gap) => sum + gap - tick, 0);
}

/** ms before the end of the first keystroke after the draft that is saved. */
function typingLost(
  notes: readonly Note[],
  saved: Conversation,
  seed: number,
  end: number,
): number {
  const draft = saved.draft.value.text;
  const typed = notes.filter(({ id }) => id === 'draft');
  const known = typed.findLastIndex(({ length }) => {
    const [turn, characters] = [Math.floor(length / 1000), length % 1000];
    return draft === predictable(seed + turn, 0, characters);
  });
  return end - (typed[known + 1]?.at ?? end);
}

describe('killing the window that writes', function () {
  this.timeout(240_000);

  // Where the test fails in one lane, the other lanes have windows still.
  after(() => running.forEach((window) => window.kill('SIGKILL')));

  it(`loses at most a second, ${kills} times, and damages no chat`, async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'journal-kill-'));
    const files = new NodeFiles(root);
    const bystander = new ChatJournal(files, 'bystander', 'v');
    for (const event of exchange('o', null, ['not ', 'concerned'])) bystander.record(event);
    await bystander.dispose();
    const untouched = await readChat(files, 'bystander');
    const worst = { age: 0, characters: 0, typing: 0, stall: 0 };
    const damaged: string[] = [];
    const seeds = Array.from({ length: kills }, (_, at) => at + 1);
    await inLanes(atOnce, seeds, async (seed) => {
      // Several windows after each other share a chat, as after each restart.
      const chatId = `chat${seed % 80}`;
      const notes = await runAndKill(root, chatId, seed);
      const read = await readChat(files, chatId);
      damaged.push(...read.damaged);
      const loss = lossOf(notes, read.conversation, seed);
      for (const key of ['age', 'characters', 'typing', 'stall'] as const) {
        worst[key] = Math.max(worst[key], loss[key]);
      }
      assert.ok(loss.age <= promised + loss.stall, `${loss.age} ms of text`);
      assert.ok(loss.typing <= promised + loss.stall, `${loss.typing} ms of typing`);
    });
    console.log(
      `      worst of ${kills}: ${worst.characters} characters (${worst.age} ms) of text, ` +
        `${worst.typing} ms of typing; machine stalled ${worst.stall} ms; ${damaged.length} damaged`,
    );
    assert.deepEqual(damaged, []);
    assert.deepEqual(await readChat(files, 'bystander'), untouched);
    await rm(root, { recursive: true });
  });
});
