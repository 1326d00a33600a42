import assert from 'node:assert/strict';
import { glob } from '../../../src/core/context/glob';
import { readGitignore } from '../../../src/core/context/gitignore';

describe('a glob', () => {
  const rows: readonly (readonly [
    pattern: string,
    meant: readonly string[],
    not: readonly string[],
  ])[] = [
    ['**/.env', ['.env', 'a/.env', '/home/ann/a/.env'], ['a.env', '.env/x', '.envrc']],
    ['*.pem', ['a.pem', '.pem'], ['a/b.pem', 'a.pem.txt']],
    ['**/*.{pem,key}', ['a.pem', 'x/y/z.key'], ['a.keys', 'key']],
    ['secrets/**', ['secrets/a', 'secrets/a/b'], ['a/secrets/b', 'secret']],
    ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['a/b', 'b/a/z']],
    ['a?c', ['abc'], ['ac', 'a/c', 'abbc']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
    ['[!a-c]x', ['dx'], ['ax']],
    ['**', ['a', 'a/b'], []],
    ['**/id_{rsa,dsa}', ['id_rsa', '.ssh/id_dsa'], ['id_rsa.pub']],
    ['a{b', ['a{b'], ['ab']],
    ['a.b', ['a.b'], ['aXb']],
  ];
  for (const [pattern, meant, not] of rows) {
    it(`${pattern} means what it says`, () => {
      const matches = glob(pattern);
      assert.deepEqual(
        meant.filter((path) => !matches(path)),
        [],
      );
      assert.deepEqual(
        not.filter((path) => matches(path)),
        [],
      );
    });
  }

  it('may leave upper and lower case aside', () => {
    assert.ok(glob('**/.env', { ignoreCase: true })('A/.ENV'));
    assert.ok(!glob('**/.env')('A/.ENV'));
  });

  it('takes a bounded time, whoever wrote it', () => {
    const before = process.cpuUsage().user;
    const path = `${'a/'.repeat(500)}${'a'.repeat(3000)}b`;
    for (const pattern of [
      `${'*a'.repeat(200)}c`,
      `${'**/a/'.repeat(200)}c`,
      '{a,b}'.repeat(100),
      '['.repeat(500),
    ]) {
      assert.equal(glob(pattern)(path), false, pattern.slice(0, 20));
    }
    assert.ok((process.cpuUsage().user - before) / 1000 < 1500);
  });
});

describe('.gitignore', () => {
  const ignores = readGitignore(
    [
      '# comment',
      '',
      'node_modules/',
      '*.log',
      '!keep.log',
      '/build',
      'docs/*.html',
      'a {b}',
      '\\#x',
    ].join('\n'),
  );
  const rows: readonly (readonly [
    path: string,
    isFolder: boolean,
    ignored: boolean | undefined,
  ])[] = [
    ['node_modules', true, true],
    ['a/node_modules', true, true],
    ['node_modules', false, undefined],
    ['a/b.log', false, true],
    ['a/keep.log', false, false],
    ['build', true, true],
    ['a/build', true, undefined],
    ['docs/a.html', false, true],
    ['docs/a/b.html', false, undefined],
    ['a {b}', false, true],
    ['#x', false, true],
    ['# comment', false, undefined],
  ];
  for (const [path, isFolder, expected] of rows) {
    it(`${path}${isFolder ? '/' : ''} is ${String(expected)}`, () => {
      assert.equal(ignores(path, isFolder), expected);
    });
  }

  it('keeps a blank at the end that is escaped, and no other', () => {
    assert.equal(readGitignore('sea\\  \t')('sea', false), undefined);
    assert.equal(readGitignore('sea \t ')('sea', false), true);
  });

  it('is read in a bounded time, whoever wrote it', () => {
    assert.equal(readGitignore(`${' '.repeat(500_000)}sea`)('sea', false), undefined);
    assert.equal(readGitignore(`sea\n${'wave\n'.repeat(500_000)}`)('sea', false), true);
  });
});
