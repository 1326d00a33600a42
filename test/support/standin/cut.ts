/**
 * Where a stream of bytes is cut into writes. `event` keeps one write per event, `whole` makes one
 * write, `{ every }` cuts after each so many bytes and `{ at }` at the given byte offsets, which
 * may be inside a character or inside the word `data:`.
 */
export type Cut =
  'event' | 'whole' | { readonly every: number } | { readonly at: readonly number[] };

/** Cuts the frames (one per event) into the pieces to write. No piece is empty. */
export function cutFrames(frames: readonly Uint8Array[], cut: Cut): Uint8Array[] {
  if (cut === 'event') return frames.filter((frame) => frame.byteLength > 0);
  const bytes = join(frames);
  if (cut === 'whole') return bytes.byteLength > 0 ? [bytes] : [];
  return 'every' in cut ? cutEvery(bytes, cut.every) : cutAt(bytes, cut.at);
}

/** All the bytes in one array. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return whole;
}

function cutEvery(bytes: Uint8Array, size: number): Uint8Array[] {
  if (!(size >= 1)) throw new RangeError(`Cannot cut every ${size} bytes`);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.byteLength; from += size) {
    pieces.push(bytes.subarray(from, from + size));
  }
  return pieces;
}

function cutAt(bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const inside = sorted.filter((offset) => offset > 0 && offset < bytes.byteLength);
  const borders = [0, ...inside, bytes.byteLength];
  return borders
    .map((border, index) => bytes.subarray(borders[index - 1] ?? 0, border))
    .filter((piece) => piece.byteLength > 0);
}

/** Byte offsets that lie inside a multi-byte UTF-8 character. */
export function offsetsInsideCharacters(bytes: Uint8Array): number[] {
  const offsets: number[] = [];
  bytes.forEach((byte, offset) => {
    if ((byte & 0xc0) === 0x80) offsets.push(offset);
  });
  return offsets;
}
