import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../editor/bench';
import { inEditor } from './group';
import { interleave } from './interleave';
import { measureReply } from './measureReply';
import { SideBarChat } from './sideBarChat';
import { paceMs, replyLength } from './streaming';

const keyMs = 40;
const keys = 100;

interface Typed {
  readonly mainMs: number;
  /** From a key to the frame that shows it, ms: the slowest. */
  readonly slowest: number;
}

/** What a key costs that is typed while a reply streams: the same reply with and without typing. */
export const typing = inEditor(
  'typing',
  () => ({}),
  async (bench, { repetitions }) => {
    const chat = new SideBarChat(bench);
    await streamed(bench, chat, false);
    const taken = await interleave(repetitions, [
      { name: 'without', take: () => streamed(bench, chat, false) },
      { name: 'with', take: () => streamed(bench, chat, true) },
    ]);
    const without = taken.get('without') ?? [];
    const typed = taken.get('with') ?? [];
    return [
      {
        id: 'typing.key',
        title: 'A key typed while a reply streams: main thread',
        unit: 'ms/key',
        samples: typed.map(({ mainMs }, at) => (mainMs - (without[at]?.mainMs ?? NaN)) / keys),
        target: { atMost: 16 },
      },
      {
        id: 'typing.slowest',
        title: 'The slowest key, until it is painted',
        unit: 'ms',
        samples: typed.map(({ slowest }) => slowest),
      },
    ];
  },
);

async function streamed(bench: Bench, chat: SideBarChat, withTyping: boolean): Promise<Typed> {
  const frame = await chat.show(0);
  let typing: Promise<void> = Promise.resolve();
  const cost = await measureReply(bench, {
    form: 'mixed',
    length: replyLength,
    everyMs: paceMs,
    show: () => chat.frame(),
    frame: () => chat.frame(),
    ask: async (question) => {
      await chat.ask(question);
      if (withTyping) typing = type();
      await typing;
    },
  });
  const slowest = await frame.evaluate(() => Math.max(0, ...benchProbe.keys));
  const box = frame.getByRole('textbox', { name: 'Message', exact: true });
  await box.fill('');
  return { mainMs: cost.mainMs, slowest };

  async function type(): Promise<void> {
    for (let key = 0; key < keys; key++) {
      await bench.editor.page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
      await pause(keyMs);
    }
  }
}
