import assert from 'node:assert/strict';
import type { Completion } from '../../../src/protocol/completion';
import type { Answer } from '../../../src/webview/requests';
import { Completer } from '../../../src/webview/composer/completer';

interface Asked {
  readonly query: string;
  readonly answer: (...names: readonly string[]) => Promise<void>;
  readonly refuse: () => Promise<void>;
}

function item(name: string): Completion {
  return { id: `file:${name}`, name, label: name, detail: '', icon: 'file' };
}

describe('offering completions', () => {
  let asked: Asked[] = [];
  let completer: Completer;

  beforeEach(() => {
    asked = [];
    completer = new Completer(
      (mark, query) =>
        new Promise<Answer<readonly Completion[]>>((resolve) => {
          const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
          asked.push({
            query: mark + query,
            answer: (...names) => {
              resolve({ ok: true, value: names.map(item) });
              return settled();
            },
            refuse: () => {
              resolve({ ok: false, message: 'no' });
              return settled();
            },
          });
        }),
    );
  });
  afterEach(() => completer.close());

  const type = (text: string): void => completer.look(text, text.length);
  const names = (): readonly string[] | undefined =>
    completer.offer.value?.items.map(({ name }) => name);
  const active = (): string | undefined => {
    const { value } = completer.offer;
    return value?.items[value.active]?.name;
  };
  /** Resolves with the `index`th question to the host. */
  const question = async (index: number): Promise<Asked> => {
    for (;;) {
      const found = asked[index];
      if (found) return found;
      await new Promise((done) => setTimeout(done, 5));
    }
  };

  it('asks at the mark, and once more when typing pauses', async () => {
    type('#');
    assert.equal(asked.length, 1);
    await asked[0]?.answer('selection', 'src/a.ts', 'src/b.ts');
    type('#s');
    type('#sr');
    assert.deepEqual(names(), ['src/a.ts', 'src/b.ts']);
    assert.equal((await question(1)).query, '#sr');
    await asked[1]?.answer('src/b.ts');
    assert.deepEqual(names(), ['src/b.ts']);
    assert.equal(asked.length, 2);
  });

  it('narrows what was called by its source, as in #file:src', async () => {
    type('#file:');
    await asked[0]?.answer('src/a.ts', 'test/b.ts');
    type('#file:sr');
    assert.deepEqual(names(), ['src/a.ts']);
  });

  it('drops an answer for a word that is not there any more', async () => {
    type('#');
    type('#x');
    await asked[0]?.answer('late');
    assert.equal(names(), undefined);
    type('#x ');
    await (await question(0)).answer('later');
    assert.equal(names(), undefined);
  });

  it('is shut by a blank, by an answer without anything, and by a refusal', async () => {
    type('#');
    await asked[0]?.answer('a');
    type('# ');
    assert.equal(names(), undefined);
    type('#');
    await asked[1]?.answer();
    assert.equal(names(), undefined);
    completer.close();
    type('#');
    await asked[2]?.refuse();
    assert.equal(names(), undefined);
  });

  it('goes round with the arrows and keeps the choice while it lasts', async () => {
    type('#');
    await asked[0]?.answer('ab', 'abc', 'b');
    completer.move(-1);
    assert.equal(active(), 'b');
    completer.move(1);
    completer.move(1);
    assert.equal(active(), 'abc');
    type('#a');
    assert.equal(active(), 'abc');
    type('#abc');
    assert.equal(active(), 'abc');
    completer.point(0);
    assert.equal(active(), 'abc');
  });

  it('stays shut for the word for which it was closed, and opens for the next', async () => {
    type('#');
    await asked[0]?.answer('a');
    completer.dismiss();
    type('#a');
    assert.equal(names(), undefined);
    assert.equal(asked.length, 1);
    type('#a #');
    await asked[1]?.answer('a');
    assert.deepEqual(names(), ['a']);
  });

  it('offers nothing while something is selected', async () => {
    type('#');
    await asked[0]?.answer('a');
    completer.look('#', undefined);
    assert.equal(names(), undefined);
  });
});
