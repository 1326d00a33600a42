import type { Attachment } from './attachment';

/**
 * As much of an attachment's beginning as takes about `share` (0 to 1) of it, in whole lines where it
 * has any that short; its range ends where the text does.
 */
export function beginning(attachment: Attachment, share: number): Attachment {
  const most = Math.floor(attachment.text.length * share);
  const lineEnd = attachment.text.lastIndexOf('\n', most);
  const text = attachment.text.slice(0, lineEnd > 0 ? lineEnd : most);
  if (!attachment.range) return { ...attachment, text };
  const { start } = attachment.range;
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const character = lines.length === 1 ? start.character + last.length : last.length;
  return {
    ...attachment,
    text,
    range: { start, end: { line: start.line + lines.length - 1, character } },
  };
}
