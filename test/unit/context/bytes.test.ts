import assert from 'node:assert/strict';
import { fromBase64, toBase64 } from '../../../src/core/context/base64';
import { imageTypeOf } from '../../../src/core/context/imageType';
import { textOf } from '../../../src/core/context/textBytes';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('bytes as text', () => {
  it('are UTF-8, or UTF-16 with its mark', () => {
    assert.equal(textOf(new TextEncoder().encode('Grüße 🚢')), 'Grüße 🚢');
    assert.equal(textOf(bytes(0xff, 0xfe, 0x61, 0)), 'a');
    assert.equal(textOf(bytes(0xfe, 0xff, 0, 0x61)), 'a');
    assert.equal(textOf(bytes()), '');
  });

  it('are none where they are broken or hold a zero', () => {
    assert.equal(textOf(bytes(0x61, 0, 0x62)), undefined);
    assert.equal(textOf(bytes(0xc3, 0x28)), undefined);
    assert.equal(textOf(bytes(0x89, 0x50, 0x4e, 0x47)), undefined);
  });
});

describe('bytes as base64', () => {
  it('come back, also when they are many', () => {
    const many = Uint8Array.from({ length: 100_001 }, (_, n) => n % 256);
    assert.equal(toBase64(many), Buffer.from(many).toString('base64'));
    assert.deepEqual(fromBase64(toBase64(many)), many);
  });

  it('are none where it is no base64', () => {
    assert.equal(fromBase64('%%%').length, 0);
  });
});

describe('pictures by their name', () => {
  it('are those that models take', () => {
    assert.equal(imageTypeOf('/a/b.PNG'), 'image/png');
    assert.equal(imageTypeOf('b.jpeg'), 'image/jpeg');
    assert.equal(imageTypeOf('b.svg'), undefined);
    assert.equal(imageTypeOf('png'), undefined);
  });
});
