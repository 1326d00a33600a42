import assert from 'node:assert/strict';
import { estimateTokens } from '../../../src/core/context/estimate';
import { commitText } from '../../../src/core/commit/commitText';
import { parseDiff } from '../../../src/core/commit/parseDiff';
import { summariseDiff } from '../../../src/core/commit/summariseDiff';

/** A diff of one file in which so many lines came, in hunks of ten. */
function fileDiff(path: string, lines: number): string {
  const hunks = Array.from({ length: Math.ceil(lines / 10) }, (_, hunk) => {
    const count = Math.min(10, lines - hunk * 10);
    const added = Array.from({ length: count }, (_, at) => `+const wave${hunk * 10 + at} = 1;`);
    return [`@@ -${hunk * 10},0 +${hunk * 10},${count} @@`, ...added].join('\n');
  });
  return [
    `diff --git a/${path} b/${path}`,
    'index 1..2 100644',
    `--- a/${path}`,
    `+++ b/${path}`,
    ...hunks,
    '',
  ].join('\n');
}

describe('a diff', () => {
  it('is read by files, with what came and went', () => {
    const diff = [
      'diff --git a/a.ts b/a.ts',
      '--- a/a.ts',
      '+++ b/a.ts',
      '@@ -1,2 +1,2 @@ head',
      ' same',
      '-old',
      '+new',
      '+more',
      'diff --git a/old name.md b/new name.md',
      'similarity index 100%',
      'rename from old name.md',
      'rename to new name.md',
      'diff --git a/logo.png b/logo.png',
      'new file mode 100644',
      'Binary files /dev/null and b/logo.png differ',
      'diff --git a/gone.ts b/gone.ts',
      'deleted file mode 100644',
      '--- a/gone.ts',
      '+++ /dev/null',
      '@@ -1 +0,0 @@',
      '-last',
      '',
    ].join('\n');
    const shape = parseDiff(diff).map(({ path, status, binary, added, removed }) =>
      [path, status, binary, added, removed].join(' '),
    );
    assert.deepEqual(shape, [
      'a.ts modified false 2 1',
      'new name.md renamed false 0 0',
      'logo.png added true 0 0',
      'gone.ts deleted false 0 1',
    ]);
    assert.deepEqual(parseDiff(''), []);
  });

  it('that fits is not touched', () => {
    const diff = fileDiff('a.ts', 5);
    assert.deepEqual(summariseDiff(diff, 1_000), { text: diff, whole: true });
  });

  const budgets = [200, 1_000, 5_000];
  for (const budget of budgets) {
    it(`that does not fit takes ${budget} tokens at most, and names every file`, () => {
      const diff = ['a.ts', 'b.ts', 'c.ts'].map((path) => fileDiff(path, 900)).join('');
      const { text, whole } = summariseDiff(diff, budget);
      assert.equal(whole, false);
      assert.ok(estimateTokens(text) <= budget * 1.15, `${estimateTokens(text)}`);
      for (const path of ['a.ts', 'b.ts', 'c.ts']) {
        assert.ok(text.includes(`${path} (+900 -0)`), path);
        if (budget > 200) assert.match(text, new RegExp(`\\d+ more lines of ${path}`));
      }
    });
  }

  it('gives what small files leave to the large ones', () => {
    const diff = fileDiff('small.ts', 3) + fileDiff('large.ts', 900);
    const { text } = summariseDiff(diff, 1_000);
    assert.ok(text.includes('+const wave2 = 1;'));
    assert.doesNotMatch(text, /more lines of small/);
    assert.ok(estimateTokens(text) > 800);
  });

  it('shows only the numbers of files that tools write', () => {
    const diff = fileDiff('package-lock.json', 5_000) + fileDiff('src/a.ts', 20);
    const { text } = summariseDiff(diff, 2_000);
    assert.ok(text.includes('package-lock.json (+5000 -0)'));
    assert.doesNotMatch(text, /--- package-lock/);
    assert.ok(text.includes('+const wave19 = 1;'));
  });

  it('of very many files names those that changed most', () => {
    const diff = Array.from({ length: 500 }, (_, at) => fileDiff(`f${at}.ts`, at + 1)).join('');
    const { text } = summariseDiff(diff, 1_000);
    assert.ok(text.includes('f499.ts (+500 -0)'));
    assert.match(text, /and \d+ more files/);
    assert.ok(estimateTokens(text) <= 1_200);
  });

  it('with one line of absurd length stays within bounds', () => {
    const diff = fileDiff('a.ts', 1) + `+${'x'.repeat(500_000)}\n`;
    assert.ok(summariseDiff(diff, 500).text.length < 20_000);
  });
});

describe('a commit message', () => {
  for (const [answer, expected] of [
    ['Add waves', 'Add waves'],
    ['Add waves\n\nThey were missing.\n', 'Add waves\n\nThey were missing.'],
    ['```\nAdd waves\n```', 'Add waves'],
    ['```text\nAdd waves\n\nBecause.\n```\nHope it helps.', 'Add waves\n\nBecause.'],
    ['Here is the message:\n\n```\nAdd waves\n```', 'Add waves'],
    ['```\nAdd wa', 'Add wa'],
    ['Commit message: Add waves', 'Add waves'],
    ['**Commit message:**\nAdd waves', 'Add waves'],
    ['"Add waves"', 'Add waves'],
    ["Don't add 'waves'", "Don't add 'waves'"],
    ['Use `waves` and ```more```', 'Use `waves` and ```more```'],
    ['', ''],
  ] as const) {
    it(`is taken from ${JSON.stringify(answer)}`, () => assert.equal(commitText(answer), expected));
  }
});
