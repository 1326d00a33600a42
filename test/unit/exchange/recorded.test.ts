import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { shownIds, turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import { formatVersion } from '../../../src/core/exchange/chatFormat';
import { exportJson } from '../../../src/core/exchange/exportJson';
import { exportMarkdown } from '../../../src/core/exchange/exportMarkdown';
import { everyEvent } from '../../support/journal/everyEvent';
import { imported, words } from './chat';

const chat = reduceAll(emptyConversation('c'), everyEvent);
const recorded = (name: string) => readFileSync(`test/unit/exchange/recorded/${name}`, 'utf8');

/* A file that was exported once is read for ever: with a new version, record it beside the old ones. */
describe('recorded exports', () => {
  it('are what this version writes', () => {
    assert.equal(exportJson(chat), recorded(`v${formatVersion}.json`));
    assert.equal(exportMarkdown(chat, words), recorded(`v${formatVersion}.md`));
  });

  for (let version = 1; version <= formatVersion; version++) {
    for (const ending of ['json', 'md']) {
      it(`of version ${version} are read (${ending})`, () => {
        const back = imported(recorded(`v${version}.${ending}`));
        const [asked, answered] = shownIds(back).map((id) => turnById(back, id));
        assert.equal(back.title.value, 'Parsing');
        assert.ok(asked?.role === 'user' && answered?.role === 'assistant');
        assert.equal(asked.text, 'What does this do? 😀');
        assert.equal(asked.purpose, 'explain');
        assert.deepEqual(
          asked.attachments.map(({ kind, text }) => [kind, text]),
          [
            ['symbol', 'function parse() {\n}\n'],
            ['image', 'aGk='],
          ],
        );
        assert.equal(answered.text, 'It parses 😀.');
        assert.deepEqual([answered.outcome, answered.failure?.kind], ['failed', 'rateLimited']);
      });
    }
  }
});
