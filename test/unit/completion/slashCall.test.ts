import assert from 'node:assert/strict';
import { probablyMeant, slashCall } from '../../../src/core/completion/slashCall';

describe('a message that calls a command', () => {
  it('begins with its name', () => {
    assert.deepEqual(slashCall('/explain'), { name: 'explain', rest: '' });
    assert.deepEqual(slashCall('/fix  the tide\nand the boat '), {
      name: 'fix',
      rest: 'the tide\nand the boat',
    });
    assert.deepEqual(slashCall('/write-tests now'), { name: 'write-tests', rest: 'now' });
  });

  it('is not one that begins with a path, a comment or a blank', () => {
    for (const text of ['/etc/hosts is wrong', '// why?', '/* x */', ' /explain', '/1', '/', 'a']) {
      assert.equal(slashCall(text), undefined, text);
    }
  });
});

describe('a name that no command has', () => {
  const known = ['explain', 'fix', 'review', 'tests', 'document'];

  it('is probably a slip of the fingers', () => {
    const slips = {
      explian: 'explain',
      explan: 'explain',
      exlpainn: 'explain',
      fxi: 'fix',
      Fixx: 'fix',
      test: 'tests',
      doc: 'document',
      rev: 'review',
    };
    for (const [slip, meant] of Object.entries(slips)) {
      assert.equal(probablyMeant(slip, known), meant, slip);
    }
  });

  it('is something else where it is far from all of them', () => {
    for (const name of ['etc', 'tmp', 'usr', 'home', 'e', 'deploy', 'summarise']) {
      assert.equal(probablyMeant(name, known), undefined, name);
    }
  });
});
