import assert from 'node:assert/strict';
import { locate } from '../../../src/core/edits/locate';
import { applyEdits } from '../../../src/core/edits/textEdit';
import { likenessCases } from './likenessCases';
import { partialCases } from './partialCases';
import { sentCases } from './sentCases';

const applyCases = [...sentCases, ...partialCases, ...likenessCases];

describe('code from a reply is put in its place', () => {
  it('in at least 60 cases', () => {
    assert.ok(applyCases.length >= 60, String(applyCases.length));
    assert.equal(new Set(applyCases.map(({ name }) => name)).size, applyCases.length);
  });

  for (const { name, document, code, sent, expected } of applyCases) {
    it(name, () => {
      const located = locate(document, code, sent);
      if (typeof expected === 'string') {
        assert.ok(located.ok, located.ok ? '' : located.reason);
        assert.equal(applyEdits(document, located.edits), expected);
      } else {
        assert.deepEqual(
          located.ok ? applyEdits(document, located.edits) : { refused: located.reason },
          expected,
        );
      }
    });
  }
});
