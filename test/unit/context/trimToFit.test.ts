import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Attachment, AttachmentKind } from '../../../src/core/context/attachment';
import { attachmentTokens } from '../../../src/core/context/attachmentTokens';
import { trimToFit } from '../../../src/core/context/trimToFit';

const made = (kind: AttachmentKind, id: string, lines: number): Attachment => ({
  id,
  kind,
  label: `${id}.ts`,
  text: 'const harbour = open("north", 12);\n'.repeat(lines),
});
const tokens = (list: readonly Attachment[]) =>
  list.reduce((sum, each) => sum + attachmentTokens(each), 0);
const ids = (list: readonly Attachment[]) => list.map(({ id }) => id);

describe('what is too much', () => {
  const selection = made('selection', 'selection', 100);
  const file = made('file', 'file', 100);
  const folder = made('folder', 'folder', 100);
  const all = [selection, file, folder];

  it('stays as it is where it fits', () => {
    const { attachments, shortened, dropped } = trimToFit(all, tokens(all));
    assert.deepEqual(attachments, all);
    assert.deepEqual([shortened, dropped], [[], []]);
  });

  it('loses the least important first, and keeps the order', () => {
    const room = tokens(all) - 300;
    const trimmed = trimToFit(all, room);
    assert.deepEqual(ids(trimmed.attachments), ['selection', 'file', 'folder']);
    assert.deepEqual(ids(trimmed.shortened), ['folder']);
    assert.equal(trimmed.attachments[0], selection);
    const less = trimToFit(all, tokens([selection]) + 200);
    assert.deepEqual(ids(less.dropped), ['folder']);
    assert.deepEqual(ids(less.shortened), ['file']);
  });

  it('shortens what was selected last of all', () => {
    const { attachments } = trimToFit([selection, file], 500);
    assert.deepEqual(ids(attachments), ['selection']);
    assert.ok(selection.text.startsWith(attachments[0]?.text ?? '?'));
  });

  it('cuts no image', () => {
    const image: Attachment = { id: 'i', kind: 'image', label: 'x.png', text: 'AAAA' };
    assert.deepEqual(trimToFit([image], 1000).attachments, []);
    assert.deepEqual(trimToFit([image, file], tokens([image]) + 200).attachments[0], image);
  });

  it('fits afterwards, whatever it was', () => {
    const kind = fc.constantFrom<AttachmentKind>('selection', 'file', 'folder', 'diff', 'terminal');
    const list = fc.array(fc.tuple(kind, fc.nat(200)), { maxLength: 8 });
    fc.assert(
      fc.property(list, fc.nat(5000), (drawn, room) => {
        const given = drawn.map(([each, lines], index) => made(each, String(index), lines));
        const { attachments, dropped } = trimToFit(given, room);
        assert.ok(tokens(attachments) <= room);
        assert.equal(attachments.length + dropped.length, given.length);
      }),
    );
  });
});
