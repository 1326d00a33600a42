import assert from 'node:assert/strict';
import type { Attachment, AttachmentKind } from '../../../src/core/context/attachment';
import { userContent } from '../../../src/core/context/userContent';
import type { Purpose } from '../../../src/core/conversation/turn';
import { codeAnswer } from '../../../src/core/edits/codeAnswer';
import { parseFindings } from '../../../src/core/review/parseFindings';
import { firstFence } from '../../support/standin/lastMessage';
import { cannedReplies } from '../../support/standin/persona/cannedReplies';
import { chooseReply } from '../../support/standin/persona/chooseReply';
import { charactersPerGeneratedToken } from '../../support/standin/usage';

const explain = [
  'Explain this code from src/sum.ts, lines 10-14:',
  '```typescript',
  "import { add } from './add';",
  '',
  'export function sum(values: number[]): number {',
  '  return values.reduce(add, 0);',
  '}',
  '```',
].join('\n');

describe('stand-in: persona', () => {
  it('says in every reply that it is not a model', () => {
    for (const [name, reply] of Object.entries(cannedReplies)) {
      assert.match(reply.slice(0, 200), /stand-in endpoint, not from a model/, name);
    }
    assert.match(chooseReply(explain), /not from a model/);
  });

  it('walks through the code that was sent, by the editor’s line numbers', () => {
    const reply = chooseReply(explain);
    assert.match(reply, /5 lines of `typescript`/);
    assert.match(reply, /Line 10, `import \{ add \} from '\.\/add';`/);
    assert.match(reply, /Line 12, .*`sum` begins here/);
    assert.match(reply, /Line 13, .*hands back a result/);
    assert.equal(firstFence(reply)?.language, 'typescript');
  });

  it('shows lines with backticks as they are', () => {
    const reply = chooseReply('Explain\n~~~js\nconst a = `x`;\n~~~');
    assert.ok(reply.includes('`` const a = `x`; ``'), reply);
  });

  it('edits by adding a comment in the language', () => {
    const python = firstFence(chooseReply('Rename it\n```python\nx = 1\n```'));
    assert.match(python?.code ?? '', /^# Changed .*\nx = 1$/);
    const css = firstFence(chooseReply('Fix this\n```css\na {}\n```'));
    assert.match(css?.code ?? '', /^\/\* Changed .* \*\/\na \{\}$/);
  });

  it('answers a job in the form that it prescribes, so that anybody can try it without a key', () => {
    const attachment = sent('selection', 'def a():\n    # ```\n    return 1\n', 4);
    const edit = codeAnswer(
      chooseReply(asked('edit', 'Explain it better', [attachment])),
      attachment.text,
    );
    assert.ok(edit.kind === 'code' && edit.closed);
    assert.match(edit.code, /^# Changed .*\ndef a\(\):\n {4}# ```\n {4}return 1$/);

    const review = parseFindings(chooseReply(asked('review', 'Review this.', [attachment])));
    assert.deepEqual(
      review.map(({ severity, firstLine, quote }) => [severity, firstLine, quote]),
      [
        ['error', 5, 'def a():'],
        ['warning', 6, undefined],
        ['info', 7, 'return 1'],
      ],
    );
  });

  it('writes a commit message, and tests into the file that is sent first', () => {
    const diff = sent('diff', '--- a/tide.txt\n+++ b/tide.txt\n@@ -1 +1 @@\n-low\n+high\n', 0);
    const question =
      'Write a commit message for these changes: short. Answer with the message alone.';
    const message = chooseReply(asked('chat', question, [diff]));
    assert.match(message, /^Change tide\.txt\n\nWritten by the stand-in/);

    const source = sent('selection', 'def a():\n    return 1\n', 4);
    for (const text of ['', 'def test_b():\n    pass\n']) {
      const wish =
        text === '' ? 'Write the new test file t.py with tests' : 'Add tests to t.py for a';
      const target = sent('file', text, 0);
      const answer = codeAnswer(chooseReply(asked('edit', wish, [target, source])), text);
      assert.ok(answer.kind === 'code');
      assert.ok(answer.code.startsWith(text) && answer.code.includes('def test_stand_in'));
    }
  });

  for (const [message, part] of [
    ['show me headings', /^###### Level six$/m],
    ['nested lists please', /^ {6}- from the north side$/m],
    ['a table', /^\|:-----\|:----:\|/m],
    ['a task list', /^- \[x\] /m],
    ['quote something', /^> > - with a list$/m],
    ['some code', /^```rust$[\s\S]*^```sql$[\s\S]*^```bash$[\s\S]*^```json$/m],
    ['write Python', /^```python$/m],
    ['in TypeScript', /^```typescript$/m],
    ['inline code', /`` a `backtick` inside ``/],
    ['some math', /^\$\$$/m],
    ['a mermaid diagram', /^```mermaid$/m],
    ['a markdown file', /^````markdown$/m],
    ['emoji', /👨‍👩‍👧‍👦/],
    ['用中文写', /中文/],
    ['Hi', /show what a chat page/],
    ['x'.repeat(100), /tour of what it can show/],
  ] as const) {
    it(`answers "${message.slice(0, 24)}"`, () => assert.match(chooseReply(message), part));
  }

  it('keeps the long reply at about 40 kB and within the token limit of the model', () => {
    const bytes = Buffer.byteLength(cannedReplies.long);
    assert.ok(bytes >= 40_000 && bytes < 42_000, String(bytes));
    assert.ok(cannedReplies.long.length <= 4096 * charactersPerGeneratedToken);
    assert.equal(chooseReply('a long one'), cannedReplies.long);
  });

  it('puts fences in a fence', () => {
    const readme = firstFence(cannedReplies.markdown);
    assert.equal(readme?.language, 'markdown');
    assert.match(readme.code, /^```js$[\s\S]*^```$[\s\S]*^- done$/m);
  });

  it('is not misled by the name of the file that is attached', () => {
    const attached =
      'File: test/edit.test.ts, lines 3-4, language typescript\n```ts\nlet a = 1;\n```\n';
    assert.match(chooseReply(`${attached}\nExplain this.`), /Line 3, `let a = 1;`/);
    assert.match(chooseReply(`${attached}\nWrite tests for it.`), /assert\.equal/);
  });
});

function sent(kind: AttachmentKind, text: string, line: number): Attachment {
  const range = { start: { line, character: 0 }, end: { line: line + 2, character: 0 } };
  return { id: kind, kind, label: 't.py', language: 'python', text, range };
}

/** The message as the extension sends it. */
function asked(purpose: Purpose, text: string, attachments: readonly Attachment[]): string {
  const content = userContent({
    id: 'q',
    role: 'user',
    parent: null,
    at: 0,
    text,
    purpose,
    attachments,
  });
  assert.ok(typeof content === 'string');
  return content;
}
