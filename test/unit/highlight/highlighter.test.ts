import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Highlighter, type Mode, type Token } from '../../../src/core/highlight/highlighter';
import {
  knownLanguageNames,
  languageNamed,
  loadHighlighter,
} from '../../../src/core/highlight/language';

async function highlighterFor(language: string): Promise<Highlighter> {
  const highlighter = await loadHighlighter(language);
  assert.ok(highlighter, language);
  return highlighter;
}

/** One line per line of code, each scoped piece as `scope:text`. */
async function golden(language: string, code: string): Promise<string[]> {
  const highlighter = await highlighterFor(language);
  return code
    .split('\n')
    .map((line) => highlighter.append(line))
    .map((tokens) =>
      tokens
        .filter((token) => token.scope !== null)
        .map((token) => `${token.scope ?? ''}:${token.text}`)
        .join(' '),
    );
}

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');

describe('Highlighter', () => {
  it('carries a comment and a template over line ends', async () => {
    assert.deepEqual(await golden('ts', 'const a: number = `x\ny ${a}`; /* b\nc */ f(1)'), [
      'keyword:const definition:a type:number operator:= regexp:`x',
      'regexp:y ${ variable:a regexp:}` comment:/* b',
      'comment:c */ function:f number:1',
    ]);
  });

  it('knows the words of each language', async () => {
    assert.deepEqual(await golden('python', 'def f(x):\n  """doc\n  """\n  return None'), [
      'keyword:def function:f variable:x',
      'string:"""doc',
      'string:  """',
      'keyword:return keyword:None',
    ]);
    assert.deepEqual(await golden('php', '<?php\n# why\n$a = f(null);'), [
      'meta:<?php',
      'comment:# why',
      'variable:$a operator:= function:f atom:null',
    ]);
    assert.deepEqual(await golden('diff', '+a\n-b\n c'), ['inserted:+a', 'deleted:-b', '']);
    assert.deepEqual(await golden('rust', 'fn main() { let x = 1; }'), [
      'keyword:fn function:main keyword:let definition:x operator:= number:1',
    ]);
    assert.deepEqual(await golden('html', '<a href="x">y</a>'), [
      'punctuation:< tag:a attribute:href string:"x" punctuation:> punctuation:</ tag:a punctuation:>',
    ]);
  });

  it('finds every language by all its names, and none by another', async () => {
    for (const name of knownLanguageNames()) {
      const highlighter = await highlighterFor(name.toUpperCase());
      const lines = ['# a "b', '', '\tif (x) { y = 1.5 } // end', '<z>'];
      for (const line of lines) assert.equal(joined(highlighter.append(line)), line, name);
    }
    assert.equal(languageNamed('constructor'), undefined);
    assert.equal(await loadHighlighter('klingon'), undefined);
  });

  it('does not change what follows when a growing line is previewed', async () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom(...Array.from('ab /*`"${}1=>();')) }));
    const languages = fc.constantFrom(
      'ts',
      'python',
      'rust',
      'html',
      'shell',
      'css',
      'yaml',
      'ruby',
    );
    await fc.assert(
      fc.asyncProperty(languages, lines, async (language, code) => {
        const whole = await highlighterFor(language);
        const streamed = await highlighterFor(language);
        for (const line of code) {
          for (let end = 1; end <= line.length; end += 3) {
            const shown = streamed.preview(line.slice(0, end));
            assert.equal(joined(shown), line.slice(0, end));
          }
          const shown = streamed.preview(line);
          const tokens = whole.append(line);
          assert.equal(joined(tokens), line);
          assert.deepEqual(shown, tokens);
          assert.deepEqual(streamed.append(line), tokens);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads each character of a long text once', async () => {
    const highlighter = await highlighterFor('typescript');
    const line = 'const answer = compute(41, "one"); // more';
    for (let count = 0; count < 1000; count++) highlighter.append(line);
    assert.equal(highlighter.scanned, 1000 * line.length);
  });

  it('leaves very long lines plain and goes on after them', async () => {
    const highlighter = await highlighterFor('ts');
    const long = 'let a = 1;'.repeat(501);
    assert.deepEqual(highlighter.append(long), [{ text: long, scope: null }]);
    assert.equal(highlighter.append('let')[0]?.scope, 'keyword');
  });

  it('falls back to plain text for a mode that throws or stands still', () => {
    const throwing: Mode = {
      token: () => {
        throw new Error('broken');
      },
    };
    const still: Mode = { token: () => 'keyword' };
    const uncopyable: Mode = {
      token: (stream) => {
        stream.skipToEnd();
        return 'string';
      },
      copyState: () => {
        throw new Error('broken');
      },
    };
    for (const mode of [throwing, still, uncopyable]) {
      const highlighter = new Highlighter(mode);
      assert.deepEqual(highlighter.preview('a b'), [{ text: 'a b', scope: null }]);
    }
    assert.deepEqual(new Highlighter(throwing).append('a'), [{ text: 'a', scope: null }]);
    assert.deepEqual(new Highlighter(still).append('a'), [{ text: 'a', scope: null }]);
  });
});
