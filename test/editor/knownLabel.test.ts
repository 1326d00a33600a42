import assert from 'node:assert/strict';
import { KnownLabel } from '../../src/host/models/knownLabel';

function memento(values: Map<string, unknown>) {
  let updates = 0;
  return {
    updates: () => updates,
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? otherwise,
    update: (key: string, value: unknown) => {
      updates += 1;
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

describe('the label of the model that was known last', () => {
  it('is there after a reload, for that model only', async () => {
    const stored = new Map<string, unknown>();
    await new KnownLabel(memento(stored)).set('a/b-1', 'B One');
    const known = new KnownLabel(memento(stored));
    assert.equal(known.get('a/b-1'), 'B One');
    assert.equal(known.get('a/b-2'), undefined);
  });

  it('is written only when it is another', async () => {
    const store = memento(new Map());
    const known = new KnownLabel(store);
    await known.set('a', 'A');
    await known.set('a', 'A');
    assert.equal(store.updates(), 1);
    await known.set('b', 'B');
    assert.equal(store.updates(), 2);
    assert.deepEqual(store.keys(), ['modelLabel']);
  });

  it('is nothing where something else is stored', () => {
    for (const value of [undefined, 'A', { id: 'a' }, { id: 'a', label: 7 }]) {
      const known = new KnownLabel(memento(new Map([['modelLabel', value]])));
      assert.equal(known.get('a'), undefined);
    }
  });
});
