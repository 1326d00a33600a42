import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { countTokens as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateTokens } from '../../../src/core/context/estimate';
import { projectRoot } from '../../support/editor/projectRoot';

const folder = path.join(projectRoot, 'test/unit/context/corpus');
const corpus = readdirSync(folder).map((name) => {
  return { name, text: readFileSync(path.join(folder, name), 'utf8') };
});

describe('estimate of tokens', () => {
  for (const { name, text } of corpus) {
    it(`of ${name}: at most 10 % under and 15 % over what o200k counts`, () => {
      const counted = o200k(text);
      const estimate = estimateTokens(text);
      const told = `${estimate} against ${counted}; cl100k counts ${cl100k(text)}`;
      assert.ok(estimate >= 0.9 * counted, told);
      assert.ok(estimate <= 1.15 * counted, told);
    });
  }

  it('of the whole corpus: at most 5 % off', () => {
    const text = corpus.map((each) => each.text).join('\n');
    const ratio = estimateTokens(text) / o200k(text);
    assert.ok(Math.abs(ratio - 1) <= 0.05, String(ratio));
  });

  it('of a few short texts: within two tokens', () => {
    for (const text of [
      'a',
      'Hello',
      'Hello, world!',
      'What does this do?',
      '你好',
      '42',
      'x = y',
    ]) {
      assert.ok(Math.abs(estimateTokens(text) - o200k(text)) <= 2, text);
    }
  });

  it('of nothing is nothing', () => {
    assert.equal(estimateTokens(''), 0);
  });

  it('grows with the text, not faster', () => {
    for (const { name, text } of corpus) {
      const once = estimateTokens(`${text}\n`);
      const often = estimateTokens(`${text}\n`.repeat(100));
      assert.ok(Math.abs(often / once / 100 - 1) < 0.01, name);
    }
  });

  const hostile = ['a', ' ', '\n', '.', '!?', 'aB', 'é', '漢', '\ud83d', '🙂', '1', '\0', '`\n'];
  for (const piece of hostile) {
    it(`reads a million times ${JSON.stringify(piece)} in an instant`, () => {
      const text = piece.repeat(1_000_000 / piece.length);
      const begun = performance.now();
      const tokens = estimateTokens(text);
      // Hundreds of times what it takes: only more than linear work is that slow.
      assert.ok(performance.now() - begun < 2000);
      assert.ok(tokens > 0 && tokens <= 1.5 * text.length);
    });
  }
});
