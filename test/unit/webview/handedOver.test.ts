import assert from 'node:assert/strict';
import {
  canBeTaken,
  takenFromDrop,
  takenFromPaste,
  type Handed,
} from '../../../src/webview/composer/handedOver';

function handed(data: Readonly<Record<string, string>>, ...names: readonly string[]): Handed {
  return {
    types: Object.keys(data),
    files: names.map((name) => ({ name }) as File),
    getData: (type) => data[type] ?? '',
  };
}

describe('what is made of a paste', () => {
  it('is plain text while it is short', () => {
    const short = 'a\n'.repeat(59);
    assert.deepEqual(takenFromPaste(handed({ 'text/plain': short })), {
      kind: 'text',
      text: short,
    });
    assert.equal(takenFromPaste(handed({})).kind, 'text');
  });

  it('is an entry where it has many lines or characters', () => {
    assert.equal(takenFromPaste(handed({ 'text/plain': 'a\n'.repeat(60) })).kind, 'longText');
    assert.equal(takenFromPaste(handed({ 'text/plain': 'a'.repeat(4001) })).kind, 'longText');
  });

  it('is a picture or a file, unless it is a text that comes with its picture', () => {
    assert.equal(takenFromPaste(handed({}, 'image.png')).kind, 'files');
    assert.equal(takenFromPaste(handed({ 'text/plain': '1\t2' }, 'image.png')).kind, 'text');
    const copied = handed({ 'text/plain': 'a.log\nb.log' }, 'a.log', 'b.log');
    assert.equal(takenFromPaste(copied).kind, 'files');
  });
});

describe('what is made of a drop', () => {
  it('is the files themselves where the system hands them over', () => {
    assert.equal(takenFromDrop(handed({ 'text/uri-list': 'file:///a' }, 'a')).kind, 'files');
  });

  it('is what the explorer and the tabs name', () => {
    const uris = { kind: 'uris', uris: ['file:///a%20b.ts', 'vscode-remote://x/c'] };
    const lines = 'file:///a%20b.ts\r\nvscode-remote://x/c\r\nfile:///a%20b.ts';
    assert.deepEqual(takenFromDrop(handed({ 'application/vnd.code.uri-list': lines })), uris);
    assert.deepEqual(takenFromDrop(handed({ 'text/uri-list': `# two\n${lines}` })), uris);
    assert.deepEqual(
      takenFromDrop(handed({ ResourceURLs: JSON.stringify(uris.uris), 'text/plain': '/a b.ts' })),
      uris,
    );
  });

  it('is text where an address or a text is dropped', () => {
    const link = 'https://example.org/a';
    assert.deepEqual(takenFromDrop(handed({ 'text/uri-list': link })), {
      kind: 'text',
      text: link,
    });
    for (const uri of ['javascript:alert(1)', 'data:text/plain,x', 'blob:x/y', 'C:\\a.txt', '[1']) {
      assert.equal(takenFromDrop(handed({ 'text/uri-list': uri })).kind, 'text', uri);
    }
    assert.equal(takenFromDrop(handed({ 'text/plain': 'a\n'.repeat(99) })).kind, 'longText');
  });

  it('is foreseen by its types alone', () => {
    assert.ok(canBeTaken(['Files']));
    assert.ok(canBeTaken(['resourceurls']));
    assert.ok(!canBeTaken(['application/x-other']));
  });
});
