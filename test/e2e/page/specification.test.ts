import assert from 'node:assert/strict';
import { examples } from '../../support/markdown/specification';
import { gfmExamples } from '../../support/markdown/gfm';
import type { ChatPage } from '../../support/page/openChatPage';
import { renderedTrees } from '../../support/page/renderedTree';
import { reply, states } from '../../support/page/states';
import { chatPages } from './chatPages';

interface Example {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

/** How many examples stand in the page at a time. */
const perPage = 200;

/** What the page draws otherwise than the reference. */
async function differences(
  { page, snapshot }: ChatPage,
  all: readonly Example[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < all.length; start += perPage) {
    const some = all.slice(start, start + perPage);
    const turns = some.map(({ number, markdown }) => reply(`e${number}`, markdown));
    await snapshot({ ...states.empty(), turns });
    await page.locator('.markdown.source').first().waitFor({ state: 'detached' });
    const html = Object.fromEntries(some.map((each) => [`e${each.number}`, each.html]));
    const pairs = await page.evaluate(renderedTrees, html);
    for (const { number, section, markdown } of some) {
      const { drawn, wanted } = pairs[`e${number}`] ?? {};
      const [ours, theirs] = [JSON.stringify(drawn), JSON.stringify(wanted)];
      if (ours !== theirs) found.push(`${number} ${section} ${markdown}\n  ${ours}\n  ${theirs}`);
    }
  }
  return found;
}

describe('Markdown as the page draws it', () => {
  const open = chatPages();

  it('is what CommonMark says, in all examples without raw HTML', async () => {
    const chat = await open({ height: 40_000 });
    const found = await differences(chat, examples);
    assert.deepEqual(found, [], found.join('\n'));
    assert.ok(examples.length > 560);
  });

  it('is what GFM says of tables, tasks, struck text and addresses', async () => {
    const chat = await open({ height: 40_000 });
    const found = await differences(chat, gfmExamples);
    assert.deepEqual(found, [], found.join('\n'));
  });
});
