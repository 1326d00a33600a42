import type { Filling } from './trigger';

/**
 * Replaces a stretch of the field as if it had been typed, so that Ctrl+Z takes it back; the caret
 * stands behind it. The field hears of it with an `input` event.
 */
export function writeInField(field: HTMLTextAreaElement, { start, end, text }: Filling): void {
  field.focus();
  field.setSelectionRange(start, end);
  if (text === '' && start === end) return;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way that keeps undo; it has no successor
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
