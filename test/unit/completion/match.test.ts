import assert from 'node:assert/strict';
import { match } from '../../../src/core/completion/match';

const paths = [
  'src/core/context/messages.ts',
  'src/webview/composer/messageField.tsx',
  'test/unit/context/messages.test.ts',
  'README.md',
  'src/host/surface/chatSurface.ts',
  'docs/field/message.md',
];

const best = (query: string): string | undefined =>
  paths
    .map((path) => ({ path, score: match(query, path) }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))[0]?.path;

describe('matching what is typed', () => {
  it('prefers the beginning of the file name, then the shorter one', () => {
    assert.equal(best('mess'), 'docs/field/message.md');
    assert.equal(best('messages'), 'src/core/context/messages.ts');
    assert.equal(best('read'), 'README.md');
  });

  it('takes initials, humps and parts of folders', () => {
    assert.equal(best('mf'), 'src/webview/composer/messageField.tsx');
    assert.equal(best('cs'), 'src/host/surface/chatSurface.ts');
    assert.equal(best('field'), 'src/webview/composer/messageField.tsx');
    assert.equal(best('field/m'), 'docs/field/message.md');
    assert.equal(best('src/core'), 'src/core/context/messages.ts');
    assert.equal(best('testmess'), 'test/unit/context/messages.test.ts');
  });

  it('leaves out what only has the letters somewhere', () => {
    assert.equal(match('ead', 'README.md'), undefined);
    assert.equal(match('ssages', 'messages.ts'), undefined);
    assert.equal(match('xyz', 'src/a.ts'), undefined);
    assert.equal(match('mseag', 'message.ts'), undefined);
  });

  it('fits everything when nothing is typed', () => {
    assert.equal(match('', 'src/a.ts'), 0);
  });
});
