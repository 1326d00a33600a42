import assert from 'node:assert/strict';
import { afterReader, settle, type Place } from '../../../src/webview/scroll/follow';

const place = (changed: Partial<Place>): Place => ({
  top: 0,
  viewport: 500,
  end: 2000,
  room: 0,
  ...changed,
});
const atEnd = place({ top: 1500 });

describe('where the transcript stands', () => {
  it('follows the end', () => {
    assert.deepEqual(settle('following', place({ end: 2100 })), { top: 1600, room: 0 });
    assert.deepEqual(settle('following', place({ end: 300 })), { top: 0, room: 0 });
  });

  it('leaves a reader where they are, also below the end of the text', () => {
    assert.deepEqual(settle('detached', place({ top: 700 })), { room: 0 });
    assert.deepEqual(settle('detached', place({ top: 1700, room: 300 })), { room: 200 });
    assert.deepEqual(settle('detached', place({ top: 1400, room: 300 })), { room: 0 });
  });

  it('keeps a question at the top with just the room that this takes', () => {
    const anchor = { top: 1900, height: 60 };
    assert.deepEqual(settle('anchored', place({ anchor })), { top: 1892, room: 392 });
    assert.deepEqual(settle('anchored', place({ anchor, end: 2300 })), { top: 1892, room: 92 });
    assert.deepEqual(settle('anchored', place({ anchor, end: 3000 })), { top: 1892, room: 0 });
  });

  it('shows only the last part of a question that fills the view', () => {
    const anchor = { top: 1000, height: 900 };
    assert.equal(settle('anchored', place({ anchor })).top, 1900 - 200 - 8);
  });

  it('detaches when the reader goes up, and follows again when they come back to the end', () => {
    const up = place({ top: 1200 });
    assert.equal(afterReader('following', atEnd, up), 'detached');
    assert.equal(afterReader('detached', up, place({ top: 1300 })), 'detached');
    assert.equal(afterReader('detached', up, atEnd), 'following');
  });

  it('is not detached by a view that only grew', () => {
    const taller = place({ top: 1300, viewport: 700 });
    assert.equal(afterReader('following', atEnd, taller), 'following');
  });

  it('leaves the anchor only when the reader moves', () => {
    const anchored = place({ top: 1892, room: 392 });
    assert.equal(afterReader('anchored', anchored, anchored), 'anchored');
    assert.equal(afterReader('anchored', anchored, place({ top: 1700, room: 392 })), 'detached');
    const full = place({ top: 1892, end: 3000 });
    assert.equal(afterReader('anchored', full, place({ top: 2500, end: 3000 })), 'following');
    assert.equal(afterReader('anchored', full, place({ top: 2100, end: 3000 })), 'detached');
  });
});
