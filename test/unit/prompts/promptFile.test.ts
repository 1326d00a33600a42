import assert from 'node:assert/strict';
import { readPromptFile } from '../../../src/core/prompts/promptFile';
import { isPromptName, nameOfPromptFile } from '../../../src/core/prompts/promptName';

describe('a prompt file', () => {
  it('is a template where there is no front matter', () => {
    assert.deepEqual(readPromptFile('Explain {{file}}.\n'), {
      description: '',
      template: 'Explain {{file}}.',
      firstLine: 0,
    });
  });

  it('has a description in its front matter, and tells where the template begins', () => {
    const source = '---\nauthor: me\ndescription: "Ports code"\n---\n\nPort {{selection}}.\n';
    assert.deepEqual(readPromptFile(source), {
      description: 'Ports code',
      template: 'Port {{selection}}.',
      firstLine: 5,
    });
  });

  it('is read with CRLF and a byte order mark', () => {
    const source = '\uFEFF---\r\ndescription: Ports\r\n---\r\nOne\r\ntwo\r\n';
    assert.deepEqual(readPromptFile(source), {
      description: 'Ports',
      template: 'One\ntwo',
      firstLine: 3,
    });
  });

  it('is all template where the front matter never ends', () => {
    const source = '---\ndescription: x\nHello';
    assert.equal(readPromptFile(source).template, source);
    assert.equal(readPromptFile(source).description, '');
  });

  it('may be empty', () => {
    assert.equal(readPromptFile('').template, '');
    assert.equal(readPromptFile('---\n---').template, '');
  });

  for (const [file, name] of [
    ['tidy.md', 'tidy'],
    ['Tidy up.MD', 'tidy-up'],
    ['größe.md', 'größe'],
    ['v1.2.md', 'v1.2'],
    ['notes.txt', undefined],
    ['.md', undefined],
    ['.hidden.md', undefined],
    ['a/b.md', undefined],
    ['$(rm).md', undefined],
    [`${'long'.repeat(20)}.md`, undefined],
  ] as const) {
    it(`named ${file} is called ${name ?? 'nothing'}`, () => {
      assert.equal(nameOfPromptFile(file), name);
    });
  }

  it('has no name with blanks or slashes', () => {
    assert.deepEqual(['a b', '/a', 'a/', '', '-a', 'a-'].filter(isPromptName), []);
  });
});
