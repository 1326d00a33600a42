import type { Figure } from '../report/figure';
import { Renderer } from '../editor/renderer';
import type { Bench } from '../editor/bench';
import { own } from '../peers/peers';
import { answer } from '../replies/answer';
import { pieces, replyText } from '../../test/support/replyText';
import { inEditor } from './group';
import { interleave } from './interleave';
import { paceMs, replyLength, warmUp } from './streaming';

interface Cost {
  readonly mainMs: number;
  readonly hostMs: number;
}

/** Ten replies of 40 kB at once, each in a chat of its own, one of which is visible. */
export const tenChats = inEditor(
  'tenChats',
  () => ({}),
  async (bench, { repetitions }) => {
    await warmUp(bench, own);
    const taken = await interleave(repetitions, [
      { name: 'one', take: () => atOnce(bench, 1) },
      { name: 'ten', take: () => atOnce(bench, 10) },
    ]);
    const figure = (what: keyof Cost, title: string): Figure => ({
      id: `tenChats.${what}`,
      title: `Ten chats stream at once, one visible: ${title}`,
      unit: 'ms',
      samples: (taken.get('ten') ?? []).map((cost) => cost[what]),
      references: [
        { name: 'one chat', samples: (taken.get('one') ?? []).map((cost) => cost[what]) },
      ],
    });
    return [figure('mainMs', 'main thread'), figure('hostMs', 'extension host')];
  },
);

async function atOnce(bench: Bench, chats: number): Promise<Cost> {
  const frame = await bench.frame(own.page);
  const renderer = await Renderer.of(bench.editor.page, frame);
  await renderer.collect();
  const before = { main: (await renderer.state()).taskMs, host: bench.hostTime() };
  const replies = Array.from({ length: chats }, () => {
    const { gate, script } = answer(pieces(replyText('mixed', replyLength, 'end'), 40), paceMs);
    bench.standIn.next(script);
    gate.open();
    return own.ask(bench.driver, 'hello');
  });
  await Promise.all(replies);
  const after = { main: (await renderer.state()).taskMs, host: bench.hostTime() };
  await renderer.detach();
  return { mainMs: after.main - before.main, hostMs: after.host - before.host };
}
