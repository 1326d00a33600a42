import assert from 'node:assert/strict';
import { modelLimits, roomForReply } from '../../../src/core/languageModel/modelLimits';

const model = (contextLength?: number, outputMax?: number) => ({
  id: 'm',
  name: 'M',
  aliases: [],
  ...(contextLength !== undefined && { contextLength }),
  ...(outputMax !== undefined && { outputMax }),
});

describe('the limits of a model', () => {
  it('are those of the list, with room kept for a reply', () => {
    assert.deepEqual(modelLimits(model(200_000, 4096)), {
      context: 200_000,
      output: 4096,
      input: 195_904,
    });
    assert.equal(modelLimits(model(200_000, 64_000)).input, 183_616);
  });

  it('leave input also where a reply may be as long as the context', () => {
    const limits = modelLimits(model(8192, 8192));
    assert.equal(limits.output, 8192);
    assert.equal(limits.input, 6144);
  });

  it('let a reply take what the prompt leaves, and never ask for nothing', () => {
    const limits = modelLimits(model(10_000, 8000));
    assert.equal(roomForReply(limits, 0), 8000);
    assert.equal(roomForReply(limits, 5000), 4500);
    assert.equal(roomForReply(limits, 50_000), 1);
  });
});
