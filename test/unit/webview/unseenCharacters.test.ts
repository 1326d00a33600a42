import assert from 'node:assert/strict';
import type { ComponentChild } from 'preact';
import { codeText, proseText } from '../../../src/webview/reply/unseenCharacters';

/** What a text is drawn as: text as it stands, and named characters in angle brackets. */
function drawn(child: ComponentChild): string {
  if (Array.isArray(child)) return (child as ComponentChild[]).map(drawn).join('');
  if (typeof child === 'string') return child;
  if (child === null || typeof child !== 'object' || !('props' in child)) return '';
  const { character } = child.props as { readonly character?: string };
  assert.ok(character !== undefined);
  return `<${character.codePointAt(0)?.toString(16) ?? ''}>`;
}

const turns = Array.from('\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');
const tags = Array.from('\u{e0001}\u{e0041}\u{e007f}');
const widthless = Array.from('\u061c\u200b\u200e\u200f\u2060\u2064\ufeff');

describe('characters that deceive', () => {
  const name = (character: string) => `a<${character.codePointAt(0)?.toString(16) ?? ''}>b`;

  it('are named where they turn the order of others, or carry hidden text', () => {
    for (const character of [...turns, ...tags]) {
      assert.equal(drawn(proseText(`a${character}b`)), name(character));
      assert.equal(drawn(codeText(`a${character}b`)), name(character));
    }
  });

  it('are named in code wherever they have no width, and left in prose, which needs them', () => {
    for (const character of widthless) {
      assert.equal(drawn(codeText(`a${character}b`)), name(character));
      assert.equal(proseText(`a${character}b`), `a${character}b`);
    }
  });

  it('are named each by itself, at the ends too', () => {
    assert.equal(drawn(codeText('\u202e\u2066if\u200b')), '<202e><2066>if<200b>');
  });

  it('are no letters of any script, no emoji and no usual space', () => {
    for (const text of [
      'שלום',
      'مرحبا',
      'हिन्दी',
      'Zürich',
      'e\u0301',
      '👨‍👩‍👧 ❤️ 🏳️‍🌈',
      'a\u00a0b\u2009c',
      '\t\n',
    ]) {
      assert.equal(proseText(text), text);
    }
    for (const text of ['"שלום"', 'naïve = 1', '漢字', 'é']) assert.equal(codeText(text), text);
  });

  it('are not piled upon a letter without end', () => {
    assert.equal(proseText(`a${'\u0300'.repeat(500)}b`), `a${'\u0300'.repeat(8)}b`);
    assert.equal(proseText(`a${'\u0300'.repeat(8)}b`), `a${'\u0300'.repeat(8)}b`);
  });

  it('are found in a long text at once', () => {
    const text = 'ж'.repeat(1_000_000);
    assert.equal(codeText(text), text);
  });
});
