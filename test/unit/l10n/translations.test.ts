import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../support/editor/projectRoot';
import { sourceMessages } from '../../support/l10n/sourceMessages';

type Texts = Readonly<Record<string, string>>;

const json = (name: string) =>
  JSON.parse(readFileSync(path.join(projectRoot, name), 'utf8')) as Texts;

const languages = readdirSync(path.join(projectRoot, 'l10n')).map((name) =>
  name.replace(/^bundle\.l10n\.|\.json$/g, ''),
);
const { messages, unreadable } = sourceMessages();
const texts = new Set(messages.map(({ text }) => text));

/** `{0}` and the like, which a translation has to have too, in any order. */
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');

/** Names and signs that are the same in every language. */
const untranslated = /^(?:[^\p{L}]|AI\/ML API|API|Enter|Ctrl|Markdown|JSON|curl|Temml|TeX)*$/u;

describe('texts', () => {
  it('stand where a translation can be looked up', () => {
    assert.ok(texts.size > 200, String(texts.size));
    assert.deepEqual(unreadable, []);
  });

  it('of the manifest are all in its file, and nothing else is', () => {
    const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
    const named = new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name ?? ''));
    assert.deepEqual(Object.keys(json('package.nls.json')).sort(), [...named].sort());
  });

  it('are there in simplified Chinese', () => {
    assert.ok(languages.includes('zh-cn'), languages.join());
  });

  for (const language of languages) {
    describe(language, () => {
      const bundle = json(`l10n/bundle.l10n.${language}.json`);
      const manifest = json(`package.nls.${language}.json`);

      it('has every text of the sources, and none that is gone', () => {
        const missing = [...texts].filter((text) => !Object.hasOwn(bundle, text));
        const gone = Object.keys(bundle).filter((text) => !texts.has(text));
        assert.deepEqual({ missing, gone }, { missing: [], gone: [] });
      });

      it('has every text of the manifest, and none that is gone', () => {
        const names = Object.keys(json('package.nls.json')).sort();
        assert.deepEqual(Object.keys(manifest).sort(), names);
      });

      it('has the same places for values', () => {
        const pairs: readonly (readonly [string, string])[] = [
          ...Object.entries(bundle),
          ...Object.entries(json('package.nls.json')).map(
            ([name, text]) => [text, manifest[name] ?? ''] as const,
          ),
        ];
        const odd = pairs.filter(([text, other]) => places(text) !== places(other));
        assert.deepEqual(odd, []);
      });

      it('translates', () => {
        const same = Object.entries(bundle).filter(
          ([text, other]) => text === other && !untranslated.test(text),
        );
        assert.deepEqual(same, []);
      });
    });
  }
});
