import assert from 'node:assert/strict';
import { findSecrets } from '../../../../src/core/context/secrets/findSecrets';
import { maskSecrets } from '../../../../src/core/context/secrets/maskSecrets';
import { Lot } from './draw';

const megabyte = 1_000_000;
const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** The process's own time for it, ms: what else the machine does is not in it. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const begin = '-----BEGIN PRIV' + 'ATE KEY-----';
const hostile: readonly string[] = [
  ...['a', ' ', '1', '\n', 'pwd', 'token=', 'token="', 'token:', 'pass ', 'a/', 'M.', '8Q~'],
  ...['://a:b', '://a:bbbbbbbb@', begin, '-----BEGIN ', 'PuTTY-User-Key-File-', 'ghp_'],
  ...[
    'eyJaaaaaaaaaa.',
    `eyJ${'a'.repeat(3990)} `,
    'curl ',
    'curl -u a',
    'machine a login ',
    'mysql ',
  ],
  ...['Bearer ', `Bearer ${'a'.repeat(5000)}! `, '--password ', 'password:string=', 'token.'],
  ...[`password: "${'x1'.repeat(3000)}`, 'authorization: basic ', '"\'`\\'],
];

describe('looking for secrets', () => {
  for (const piece of hostile) {
    it(`takes a second for a megabyte at most: ${JSON.stringify(piece.slice(0, 30))}`, () => {
      const text = `token='${filled(piece, 0.4 * megabyte)}`;
      const ms = cpuMs(() => findSecrets(text));
      assert.ok(ms < 400, `${ms} ms`);
    });
  }

  it('takes half a second at most for a megabyte of code', () => {
    const line = 'export const password = read(process.env["DB_PASSWORD"], { token: next() });\n';
    const ms = cpuMs(() => findSecrets(filled(line, megabyte)));
    assert.ok(ms < 500, `${ms} ms`);
  });

  it('finds keys that are ours wherever they stand', () => {
    const text = 'Why does it say that a-key-of-ours is wrong? [a-key-of-ours]';
    const found = findSecrets(text, { own: ['a-key-of-ours', ''] });
    assert.deepEqual(
      found.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ['own', 'a-key-of-ours'],
        ['own', 'a-key-of-ours'],
      ],
    );
  });

  it('tells by the name of the file that it holds settings', () => {
    const text = 'MAIL_PASSWORD=sunflower\nDEBUG_TOKEN=true\n';
    assert.equal(findSecrets(text).length, 0);
    for (const file of ['.env', 'a/.env.local', 'C:\\a\\.env', 'prod.env']) {
      const found = findSecrets(text, { file }).map(({ name }) => name);
      assert.deepEqual(found, ['MAIL_PASSWORD'], file);
    }
  });

  it('says who issues a key, and to what name a value is assigned', () => {
    const [lot, part] = [new Lot(7), 'gh'];
    const text = `x = "${part}p_${lot.word(36)}"\nDB_PASSWORD = "${lot.password()}"`;
    assert.deepEqual(
      findSecrets(text).map(({ kind, issuer, name }) => ({ kind, issuer, name })),
      [
        { kind: 'token', issuer: 'GitHub', name: undefined },
        { kind: 'assigned', issuer: undefined, name: 'DB_PASSWORD' },
      ],
    );
  });

  it('counts a secret once, however many rules know it', () => {
    const part = 'proj';
    const text = `OPENAI_API_KEY="sk-${part}-${new Lot(3).url(80)}"`;
    assert.equal(findSecrets(text).length, 1);
  });
});

describe('masked secrets', () => {
  it('leave everything else as it was, and as many lines', () => {
    const lot = new Lot(9);
    const body = `${lot.base64(64)}\n${lot.base64(64)}`;
    const end = begin.replace('BEGIN', 'END');
    const text = `a\n${begin}\n${body}\n${end}\nb`;
    const masked = maskSecrets(text, findSecrets(text));
    assert.equal(masked, 'a\n[secret removed]\n\n\n\nb');
    assert.equal(maskSecrets('nothing here', findSecrets('nothing here')), 'nothing here');
  });
});
