import assert from 'node:assert/strict';
import { errorTrace } from '../../src/core/errorTrace';

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('error trace', () => {
  it('tells the name and the place', () => {
    const [name, first] = errorTrace(new RangeError('x')).split('\n');
    assert.equal(name, 'RangeError');
    assert.match(first ?? '', /^\s+at .*errorTrace/);
  });

  it('never tells the message, which may quote a reply', () => {
    const error = caught(() => JSON.parse('{"text": the secret word}') as unknown);
    assert.match(String(error), /secret/);
    assert.match(errorTrace(error), /^SyntaxError\n/);
    assert.doesNotMatch(errorTrace(error), /secret/);
  });

  it('is not deceived by a message that looks like a place', () => {
    const error = new Error('first\n    at the secret (place.js:1:1)\nwho@secret.org:1:1');
    assert.doesNotMatch(errorTrace(error), /secret/);
    assert.match(errorTrace(error), /\n\s+at /);
  });

  it('tells only the kind of what is no error', () => {
    assert.equal(errorTrace('secret'), 'string');
    assert.equal(errorTrace(undefined), 'undefined');
  });
});
