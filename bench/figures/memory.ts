import { chatMessages } from '../chats/chatMessages';
import { Renderer } from '../editor/renderer';
import { answer } from '../replies/answer';
import { pieces } from '../../test/support/replyText';
import { slope } from '../report/statistics';
import { inEditor } from './group';
import { SideBarChat } from './sideBarChat';

const exchanges = 250;
const between = 5;
/** What is loaded once, in the first messages, is no slope. */
const settled = 40;
/** Up to here the page keeps every message; then it lets go of those that are far from the reader. */
const mostLoaded = 150;
const pieceLength = 40;

/** What is left of each message when the garbage is collected, while a chat grows to 500 messages. */
export const memory = inEditor(
  'memory',
  () => ({}),
  async (bench, { quick }) => {
    const chat = new SideBarChat(bench);
    const frame = await chat.show(0);
    const renderer = await Renderer.of(bench.editor.page, frame);
    const heap: [number, number][] = [];
    const nodes: [number, number][] = [];
    const most = quick ? exchanges / 5 : exchanges;
    for (let exchange = 1; exchange <= most; exchange++) {
      const last = `finis${exchange}.`;
      const [, text = ''] = chatMessages(2);
      const { gate, script } = answer(pieces(`${text} ${last}`, pieceLength), 0);
      gate.open();
      bench.standIn.next(script);
      await chat.ask(`Question ${exchange}?`);
      await frame.evaluate((it) => benchProbe.painted(it), last);
      await frame.locator('article[data-state="complete"]').last().waitFor();
      if (exchange % between !== 0) continue;
      await renderer.collect();
      const state = await renderer.state();
      heap.push([2 * exchange, state.heapBytes / 1000]);
      nodes.push([2 * exchange, state.nodes]);
    }
    await renderer.detach();
    const within = (points: [number, number][], last: number) =>
      slope(points.filter(([messages]) => messages >= settled && messages <= last));
    const all = 2 * most;
    const loaded = Math.min(mostLoaded, all);
    return [
      {
        id: 'memory.heap',
        title: `Heap, over ${all} messages`,
        unit: 'kB/message',
        samples: [within(heap, all)],
        target: { atMost: 20 },
        note: `${Math.round((heap.at(-1)?.[1] ?? 0) / 1000)} MB at the end, the workbench's included`,
      },
      {
        id: 'memory.heapLoaded',
        title: `Heap, over the first ${loaded} messages, which all stay loaded`,
        unit: 'kB/message',
        samples: [within(heap, loaded)],
        target: { atMost: 20 },
      },
      {
        id: 'memory.nodes',
        title: `DOM nodes, over ${all} messages`,
        unit: 'nodes/message',
        samples: [within(nodes, all)],
      },
    ];
  },
);
