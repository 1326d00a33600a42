import assert from 'node:assert/strict';
import { glob } from '../../../src/core/context/glob';
import { withoutFiles } from '../../../src/core/commit/withoutFiles';

const isEnv = glob('**/{.env,geheim-ä.env}');

function part(header: readonly string[], secret = 'hunter2'): string {
  return [...header, '@@ -1 +1 @@', '-PASSWORD=old', `+PASSWORD=${secret}`, ''].join('\n');
}

const plain = part(['diff --git a/tide.ts b/tide.ts', '--- a/tide.ts', '+++ b/tide.ts'], 'no-env');

describe('a diff without some files', () => {
  it('is the same where none of them is in it', () => {
    for (const diff of ['', '\n', 'no diff', plain, plain + plain, plain.trimEnd()]) {
      assert.equal(withoutFiles(diff, isEnv), diff);
    }
  });

  const forms: Readonly<Record<string, readonly string[]>> = {
    'in a folder': ['diff --git a/x/.env b/x/.env', '--- a/x/.env', '+++ b/x/.env'],
    'that is new': [
      'diff --git a/.env b/.env',
      'new file mode 100644',
      '--- /dev/null',
      '+++ b/.env',
    ],
    'without the letters before the path': ['diff --git .env .env', '--- .env', '+++ .env'],
    'with other letters there': ['diff --git i/.env w/.env', '--- i/.env', '+++ w/.env'],
    'that was renamed': ['diff --git a/.env b/env.txt', 'rename from .env', 'rename to env.txt'],
    'that became one of them': ['diff --git a/e b/.env', 'rename from e', 'rename to .env'],
    'with a quoted name': [
      'diff --git "a/geheim-\\303\\244.env" "b/geheim-\\303\\244.env"',
      '--- "a/geheim-\\303\\244.env"',
      '+++ "b/geheim-\\303\\244.env"',
    ],
    'with a blank in its path': [
      'diff --git a/my app/.env b/my app/.env',
      '--- a/my app/.env\t',
      '+++ b/my app/.env\t',
    ],
    'in a conflict': ['diff --cc .env', '--- a/.env', '+++ b/.env'],
    'in colours': [
      '\u001b[1mdiff --git a/.env b/.env\u001b[m',
      '\u001b[1m--- a/.env\u001b[m',
      '\u001b[1m+++ b/.env\u001b[m',
    ],
  };
  for (const [what, header] of Object.entries(forms)) {
    it(`holds no line of one ${what}, and all of the others`, () => {
      const left = withoutFiles(plain + part(header) + plain, isEnv);
      assert.doesNotMatch(left, /hunter2/);
      assert.equal(left.split('no-env').length, 3);
      assert.ok(left.includes(`${header[0] ?? ''}\n[left out`));
      assert.equal(
        withoutFiles(part(header), isEnv),
        `${header[0] ?? ''}\n[left out: excluded by the setting aimlapi.context.exclude]\n`,
      );
    });
  }

  it('is not misled by text that looks like the beginning of a file', () => {
    const text = part(
      ['diff --git a/.env b/.env', '--- a/.env', '+++ b/.env'],
      'x\n+diff --git a/y b/y\n+hunter2',
    );
    assert.doesNotMatch(withoutFiles(text, isEnv), /hunter2/);
  });
});
