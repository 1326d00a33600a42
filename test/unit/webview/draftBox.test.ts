import assert from 'node:assert/strict';
import type { FromPage } from '../../../src/protocol/fromPage';
import { DraftBox } from '../../../src/webview/composer/draftBox';

describe('the draft in the box', () => {
  const posted: FromPage[] = [];
  const outlets = {
    post: (message: FromPage) => void posted.push(message),
    keep: () => undefined,
    kept: () => undefined,
  };
  const draft = (text: string) => ({
    text,
    selection: [text.length, text.length] as const,
    attachments: [],
  });

  beforeEach(() => {
    posted.length = 0;
  });

  it('keeps what was typed before the host had told of the chat', () => {
    const box = new DraftBox(outlets);
    const field = { value: '', selectionStart: 0, selectionEnd: 0, setSelectionRange: () => null };
    // What a text field has that the box looks at; there is no DOM here.
    box.attach(field as unknown as HTMLTextAreaElement);
    field.value = 'early';
    box.edited();
    box.show('chat', draft('stored '), 0);
    assert.equal(field.value, 'stored early');
    box.flush();
    assert.deepEqual(posted, [
      { type: 'draft', chatId: 'chat', text: 'stored early', selection: [12, 12] },
    ]);
  });

  it('is the chat’s own where nothing was typed', () => {
    const box = new DraftBox(outlets);
    box.show('chat', draft('stored'), 0);
    assert.equal(box.text, 'stored');
    box.show('other', draft(''), 0);
    assert.equal(box.text, '');
  });
});
