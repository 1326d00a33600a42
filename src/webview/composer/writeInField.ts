import type { Filling } from './trigger';

/**
 * Replaces a stretch of the field as if it had been typed, so that Ctrl+Z takes it back; the caret
 * stands behind it. The field hears of it with an `input` event.
 */
export function writeInField(field: HTMLTextAreaElement, { start, end, text }: Filling): void {
  field.focus();
  field.setSelectionRange(start, end);
  // The one way that keeps the field's undo history; deprecated, and without a successor.
  const written =
    text !== '' || start !== end
      ? document.execCommand(text === '' ? 'delete' : 'insertText', false, text)
      : true;
  if (written) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
