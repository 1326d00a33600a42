import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { anyText } from '../../support/journal/arbitraryEvents';
import { decodeSegment, encodeSegment } from '../../../src/core/journal/segment';

const records = [
  { v: 1, text: 'one' },
  { v: 1, text: 'zwei\nüber 😀 \ud83d' },
  { v: 1, n: [1, null] },
];

describe('segment', () => {
  it('reads back what was written, lone surrogates and line feeds included', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), anyText())), (values) => {
        const plain = JSON.parse(JSON.stringify(values)) as unknown[];
        assert.deepEqual(decodeSegment(encodeSegment(plain)), { records: plain, state: 'whole' });
      }),
    );
  });

  it('takes the first records from a file cut anywhere, and knows that it is cut', () => {
    const bytes = encodeSegment(records);
    for (let length = 0; length < bytes.length; length++) {
      const cut = decodeSegment(bytes.slice(0, length));
      assert.equal(cut.state, 'torn', `at ${length}`);
      assert.deepEqual(cut.records, records.slice(0, cut.records.length));
    }
  });

  it('loses at most one record, or two that ran together, to a changed byte', () => {
    const bytes = encodeSegment(records);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { records: found, state } = decodeSegment(changed);
      assert.notEqual(state, 'whole', `at ${at}`);
      const kept = found.map((record) => JSON.stringify(record));
      const known = records.map((record) => JSON.stringify(record));
      assert.ok(state === 'newer' || kept.length >= records.length - 2, `at ${at}`);
      assert.ok(
        kept.every((record) => known.includes(record)),
        `at ${at}`,
      );
    }
  });

  it('takes a tail of zeros, as a power cut leaves it, for a cut', () => {
    const bytes = encodeSegment(records).slice(0, -6);
    const padded = new Uint8Array(bytes.length + 512);
    padded.set(bytes);
    assert.deepEqual(decodeSegment(padded), { records, state: 'torn' });
  });

  it('knows what it does not know', () => {
    const text = 'aimlapi-journal 2\nsomething else\n';
    assert.deepEqual(decodeSegment(new TextEncoder().encode(text)), {
      records: [],
      state: 'newer',
    });
    const other = decodeSegment(new TextEncoder().encode('{"a":1}\n'));
    assert.deepEqual(other, { records: [], state: 'damaged' });
  });
});
