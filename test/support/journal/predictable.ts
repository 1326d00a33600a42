/** A text that is known at every place, so that a missing or doubled character is seen. */
export function predictable(seed: number, from: number, to: number): string {
  const width = 8;
  let text = '';
  for (let word = Math.floor(from / width); word * width < to; word++) {
    text += `${((word * 7919 + seed) % 9_999_999).toString().padStart(width - 1, '0')} `;
  }
  const skipped = from - Math.floor(from / width) * width;
  return text.slice(skipped, skipped + to - from);
}
