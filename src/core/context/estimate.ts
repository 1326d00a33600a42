/**
 * Estimated tokens of a text without a tokenizer. Byte-pair encoders give about one token for a
 * short word with its leading blank, for each few letters of a long one, for each punctuation run
 * and for each CJK character.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const piece of text.matchAll(pieces)) tokens += weigh(piece[0]);
  return Math.ceil(tokens);
}

const pieces = /[A-Za-z]+|\d+|\s+|[\u0080-\u{10FFFF}]|[^\sA-Za-z\d\u0080-\u{10FFFF}]+/gu;

function weigh(piece: string): number {
  const first = piece.charCodeAt(0);
  if (first >= 0x80) return first >= 0x2e80 ? 1.1 : 0.8;
  if (first <= 0x20) return piece.includes('\n') ? 1 : piece.length > 1 ? 0.6 : 0;
  if (first >= 0x30 && first <= 0x39) return Math.ceil(piece.length / 3);
  if (/[A-Za-z]/.test(piece)) return piece.length <= 7 ? 1 : piece.length / 5;
  return Math.max(1, piece.length / 2.2);
}
