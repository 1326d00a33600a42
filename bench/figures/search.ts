import { quickInput, quickInputEntry, quickInputField } from '../../test/e2e/support/palette';
import { ChatList } from '../../src/core/journal/chatList';
import { ChatSearch } from '../../src/core/journal/chatSearch';
import { NodeFiles } from '../../test/support/journal/nodeFiles';
import { titleWords } from '../../test/support/journal/titleWords';
import { chatMessages } from '../chats/chatMessages';
import type { ChatStorage } from '../chats/storeChat';
import { storageFolder } from '../chats/storeChat';
import { openBench } from '../editor/bench';
import type { Bench } from '../editor/bench';
import type { Figure } from '../report/figure';
import type { Group } from './group';
import { repeat } from './repeat';

const chats = 2000;
/** In every chat, and in the one that is looked at last. */
const common = 'words';
const rare = 'heron';

/** Full-text search over 2,000 chats: its own time in Node, and what a person waits for. */
export const search: Group = {
  name: 'search',
  measure: async ({ repetitions, quick }) => {
    const bench = await openBench({ store });
    try {
      const inNode = await repeat(repetitions, () => ownTimes(bench));
      const seen = quick ? [] : [await seenTimes(bench)];
      return [
        figure(
          'first',
          'first result, in Node',
          inNode.map(({ first }) => first),
          100,
        ),
        figure(
          'cold',
          'all of it, nothing read before, in Node',
          inNode.map(({ cold }) => cold),
          1500,
        ),
        figure(
          'list',
          'the list opens for the first time',
          seen.map(({ list }) => list),
        ),
        figure(
          'seenCold',
          'key to the last chat found, nothing read before',
          seen.map(({ cold }) => cold),
        ),
        figure(
          'seenFirst',
          'key to first result',
          seen.map(({ first }) => first),
        ),
      ].filter(({ samples }) => samples.length > 0);
    } finally {
      await bench.close();
    }
  },
};

async function store(storage: ChatStorage): Promise<void> {
  const texts = chatMessages(6);
  for (let chat = 0; chat < chats; chat++) {
    const all = chat === 0 ? [...texts, 'And birds?', `A ${rare} is one.`] : texts;
    await storage.store(`chat${chat}`, `Chat number ${chat}`, all, chat);
  }
}

function figure(id: string, title: string, samples: readonly number[], atMost?: number): Figure {
  return {
    id: `search.${id}`,
    title: `Search over ${chats} chats: ${title}`,
    unit: 'ms',
    samples,
    ...(atMost !== undefined && { target: { atMost } }),
  };
}

async function ownTimes(bench: Bench): Promise<{ readonly first: number; readonly cold: number }> {
  const files = new NodeFiles(storageFolder(bench.product.userDataDir), 1 << 20);
  const list = new ChatList(files, 'node', titleWords);
  await list.refresh();
  const looking = new ChatSearch(files);
  const cold = await timeOf(looking, list, rare, false);
  const first = await timeOf(looking, list, common, true);
  await list.dispose();
  return { first, cold };
}

/** ms until the first result, or the last. */
async function timeOf(looking: ChatSearch, list: ChatList, query: string, first: boolean) {
  const begun = performance.now();
  for await (const _ of looking.find(query, list.chats)) if (first) break;
  return performance.now() - begun;
}

async function seenTimes({ driver, editor }: Bench) {
  const { page } = editor;
  const now = () => performance.now();
  let begun = now();
  await driver.run('aimlapi.history');
  await quickInputEntry(page, 'Chat number').first().waitFor();
  const list = now() - begun;
  begun = now();
  await quickInputField(page).fill(rare);
  await quickInput(page).getByText(`A ${rare} is one`).first().waitFor();
  const cold = now() - begun;
  begun = now();
  await quickInputField(page).fill(common);
  await quickInput(page).getByText(`in \`${common}\` that`).first().waitFor();
  const first = now() - begun;
  await page.keyboard.press('Escape');
  return { list, cold, first };
}
