import assert from 'node:assert/strict';
import { globFor, withoutBraces } from '../../../src/core/completion/searchGlob';

describe('globs for what is typed', () => {
  it('take letters in either case, in one piece or apart', () => {
    assert.equal(globFor('aB', 'together'), '**/*[aA][bB]*');
    assert.equal(globFor('a1', 'apart'), '**/*[aA]*1*');
  });

  it('look below folders for what stands behind a slash', () => {
    assert.equal(globFor('s/a', 'together'), '**/*[sS]*/**/*[aA]*');
    assert.equal(globFor('s/', 'together'), '**/*[sS]*/**');
    assert.equal(globFor('/s', 'together'), '**/*[sS]*');
  });

  it('let nothing that is typed mean more than a letter', () => {
    assert.equal(globFor('{*}', 'together'), '**/*???*');
    assert.equal(globFor('ßi', 'together'), '**/*ß[iI]*');
  });

  it('go into braces only where they have none', () => {
    assert.deepEqual(withoutBraces(['**/a', '**/{b,c}', '*.x']), ['**/a', '*.x']);
  });
});
