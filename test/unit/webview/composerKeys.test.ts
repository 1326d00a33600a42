import assert from 'node:assert/strict';
import { sends, type KeyPress } from '../../../src/webview/composer/enterKey';
import { Recall } from '../../../src/webview/composer/recall';

const press = (changed: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Enter',
  keyCode: 13,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...changed,
});

describe('the key that sends', () => {
  it('is Enter, or Enter with Ctrl or Cmd', () => {
    assert.ok(sends(press(), 'enter'));
    assert.ok(!sends(press(), 'modEnter'));
    assert.ok(sends(press({ ctrlKey: true }), 'modEnter'));
    assert.ok(sends(press({ metaKey: true }), 'modEnter'));
    assert.ok(!sends(press({ key: 'a' }), 'enter'));
  });

  it('is never Enter with Shift, nor one that an input method takes', () => {
    for (const sendKey of ['enter', 'modEnter'] as const) {
      assert.ok(!sends(press({ shiftKey: true, ctrlKey: true }), sendKey));
      assert.ok(!sends(press({ isComposing: true, ctrlKey: true }), sendKey));
      assert.ok(!sends(press({ keyCode: 229, ctrlKey: true }), sendKey));
    }
  });
});

describe('recalling questions', () => {
  const questions = ['newest', 'older', 'oldest'];

  it('goes back from an empty box, and forth to an empty box', () => {
    const recall = new Recall();
    assert.equal(recall.step('older', questions, ''), 'newest');
    assert.equal(recall.step('older', questions, 'newest'), 'older');
    assert.equal(recall.step('older', questions, 'older'), 'oldest');
    assert.equal(recall.step('older', questions, 'oldest'), undefined);
    assert.equal(recall.step('newer', questions, 'oldest'), 'older');
    assert.equal(recall.step('newer', questions, 'older'), 'newest');
    assert.equal(recall.step('newer', questions, 'newest'), '');
    assert.equal(recall.step('newer', questions, ''), undefined);
    assert.equal(recall.step('older', questions, ''), 'newest');
  });

  it('leaves what a person wrote alone', () => {
    const recall = new Recall();
    assert.equal(recall.step('older', questions, 'mine'), undefined);
    recall.step('older', questions, '');
    assert.equal(recall.step('older', questions, 'newest, changed'), undefined);
    assert.equal(recall.step('newer', questions, 'newest, changed'), undefined);
  });

  it('has nothing to recall in a new chat', () => {
    assert.equal(new Recall().step('older', [], ''), undefined);
  });
});
