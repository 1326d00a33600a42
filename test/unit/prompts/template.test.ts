import assert from 'node:assert/strict';
import { fillTemplate, parseTemplate, placeholdersOf } from '../../../src/core/prompts/template';

/** A template in one line: placeholders in angle brackets. */
const shape = (source: string) =>
  parseTemplate(source)
    .parts.map((part) => (part.kind === 'text' ? part.text : `<${part.name}>`))
    .join('');

describe('a prompt template', () => {
  const rows: readonly (readonly [source: string, expected: string])[] = [
    ['', ''],
    ['No placeholder.', 'No placeholder.'],
    ['{{selection}}', '<selection>'],
    ['Port {{selection}} to {{input}}.', 'Port <selection> to <input>.'],
    ['{{ file }} in {{\tlanguage }}', '<file> in <language>'],
    ['{{problems}}{{diff}}', '<problems><diff>'],
    ['\\{{selection}} stays', '{{selection}} stays'],
    ['A { b } and }} too', 'A { b } and }} too'],
    ['{{{selection}}}', '{<selection>}'],
    ['}}{{{{input}}', '}}{{<input>'],
  ];
  for (const [source, expected] of rows) {
    it(`reads ${JSON.stringify(source)}`, () => {
      assert.equal(shape(source), expected);
      assert.deepEqual(parseTemplate(source).problems, []);
    });
  }

  it('says where an unknown placeholder stands', () => {
    const { problems } = parseTemplate('One\r\ntwo {{selction}} and\n{{ }}');
    assert.deepEqual(problems, [
      { kind: 'unknown', name: 'selction', line: 1, character: 4, length: 12 },
      { kind: 'unknown', name: '', line: 2, character: 0, length: 5 },
    ]);
  });

  it('says where a placeholder is not closed on its line', () => {
    const { problems } = parseTemplate('Explain {{selection\n}} now');
    assert.deepEqual(problems, [{ kind: 'unclosed', name: '', line: 0, character: 8, length: 2 }]);
  });

  it('counts characters in UTF-16 units', () => {
    assert.equal(parseTemplate('🌊 {{wave}}').problems[0]?.character, 3);
  });

  it('tells of each placeholder once', () => {
    const template = parseTemplate('{{input}} {{selection}} {{input}}');
    assert.deepEqual(placeholdersOf(template), ['input', 'selection']);
  });

  it('is filled with values as they are', () => {
    const template = parseTemplate('Say {{input}} about {{selection}} in {{language}}.');
    const values = { input: '{{file}} $1', selection: 'a.ts' };
    assert.equal(fillTemplate(template, values), 'Say {{file}} $1 about a.ts in .');
  });

  it('is read in time that grows with its length', () => {
    const { problems } = parseTemplate('{{wave}}\n'.repeat(50_000));
    assert.equal(problems.length, 50_000);
    assert.equal(problems.at(-1)?.line, 49_999);
    const inOneLine = parseTemplate(
      `${'\r\n'.repeat(50_000)}${'{{'.repeat(5)}${'{{wave'.repeat(50_000)}`,
    );
    assert.equal(inOneLine.problems.at(-1)?.line, 50_000);
    assert.equal(inOneLine.problems.at(-1)?.character, 10 + 49_999 * 6);
  });
});
