import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { newerThemes } from '../../support/page/newerThemes';
import { themes } from '../../support/page/themes';

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const digits = /^#(..)(..)(..)$/.exec(hex);
  if (!digits) throw new Error(`${hex} is not #rrggbb`);
  const [red, green, blue] = digits.slice(1).map((pair) => parseInt(pair, 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** The tables of the style sheet: theme kind to names and colours. */
function tables(): Map<string, Map<string, string>> {
  const css = readFileSync('media/syntax.css', 'utf8').replace(/\/\*[^]*?\*\//g, '');
  return new Map(
    [...css.matchAll(/\.(vscode-[\w-]+)\s*\{([^}]*)\}/g)].map(([, kind = '', body = '']) => [
      kind,
      new Map([...body.matchAll(/(--tok-[\w-]+):\s*(#\w+)/g)].map(([, n = '', c = '']) => [n, c])),
    ]),
  );
}

describe('colours of code', () => {
  it('are measured rightly', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.01);
  });

  for (const { label, kind, colors } of Object.values({ ...themes, ...newerThemes })) {
    it(`stand out at least 4.5:1 in ${label}`, () => {
      const table = tables().get(kind);
      assert.ok(table && table.size > 10);
      const background = (colors as Record<string, string>)['editor-background'] ?? '';
      for (const [name, color] of table) {
        const ratio = contrast(color, background);
        assert.ok(ratio >= 4.5, `${name} ${color} on ${background}: ${ratio.toFixed(2)}`);
      }
    });
  }

  it('are the same set in every kind of theme', () => {
    const [first, ...others] = [...tables().values()].map((table) => [...table.keys()]);
    for (const names of others) assert.deepEqual(names, first);
    assert.equal(others.length, 3);
  });
});
