import assert from 'node:assert/strict';
import { fillingFor, triggerAt } from '../../../src/webview/composer/trigger';

/** `|` stands for the caret. */
function at(marked: string): { readonly text: string; readonly caret: number } {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|') };
}

function found(marked: string): string | undefined {
  const { text, caret } = at(marked);
  const trigger = triggerAt(text, caret);
  return trigger && `${trigger.mark}${trigger.query} ${trigger.start}-${trigger.end}`;
}

describe('the word that completions are offered for', () => {
  const words: Readonly<Record<string, string>> = {
    '/|': '/ 0-1',
    '/exp|': '/exp 0-4',
    '/ex|plain this': '/ex 0-8',
    '#|': '# 0-1',
    'see #src/a.t|': '#src/a.t 4-12',
    'see #sel|ection, please': '#sel 4-15',
    '(#a|)': '#a 1-4',
    'one\n#dif|': '#dif 4-8',
    '#file:src/a|': '#file:src/a 0-11',
  };
  for (const [marked, expected] of Object.entries(words)) {
    it(`${JSON.stringify(marked)} has ${expected}`, () => assert.equal(found(marked), expected));
  }

  const none = [
    '|',
    'a /exp|',
    ' /exp|',
    '/etc/ho|',
    '/a b|',
    '##|',
    '# |',
    'a#b|',
    'fix #12|',
    '#a b|',
    'C#|',
    `#${'x'.repeat(201)}|`,
  ];
  for (const marked of none) {
    it(`${JSON.stringify(marked.slice(0, 20))} has none`, () => {
      assert.equal(found(marked), undefined);
    });
  }
});

describe('what an accepted completion leaves in the box', () => {
  const filled = (marked: string, name: string): string => {
    const { text, caret } = at(marked);
    const trigger = triggerAt(text, caret);
    assert.ok(trigger);
    const { start, end, text: put } = fillingFor(text, trigger, name);
    return `${text.slice(0, start)}${put}|${text.slice(end)}`;
  };

  it('is the command, with room for what follows', () => {
    assert.equal(filled('/exp|', 'explain'), '/explain |');
    assert.equal(filled('/exp| this', 'explain'), '/explain| this');
  });

  it('is nothing of a word that stands alone: it becomes an entry', () => {
    assert.equal(filled('#sel|', 'selection'), '|');
    assert.equal(filled('#sel| what is it?', 'selection'), '|what is it?');
  });

  it('is the bare name where the sentence needs it', () => {
    assert.equal(filled('compare #a|', 'src/a.ts'), 'compare src/a.ts |');
    assert.equal(filled('compare #a| with b', 'src/a.ts'), 'compare src/a.ts| with b');
    assert.equal(filled('compare #a|bc with b', 'src/a.ts'), 'compare src/a.ts| with b');
  });
});
