import type { Attachment } from './attachment';
import { estimateTokens } from './estimate';

/** An image costs about this many tokens at the size that models scale it to. */
export const imageTokens = 1600;

/** So much of a text is counted, UTF-16 length; of a longer one the rest is taken to be like it. */
const sample = 200_000;

const counted = new WeakMap<Attachment, number>();

/** Estimated tokens of an attachment; counted once for each, and in bounded time. */
export function attachmentTokens(attachment: Attachment): number {
  const known = counted.get(attachment);
  if (known !== undefined) return known;
  const tokens = attachment.kind === 'image' ? imageTokens : textTokens(attachment.text);
  counted.set(attachment, tokens);
  return tokens;
}

function textTokens(text: string): number {
  if (text.length <= sample) return estimateTokens(text);
  return Math.ceil((estimateTokens(text.slice(0, sample)) / sample) * text.length);
}
