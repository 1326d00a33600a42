/** Bytes below which a file is always worth merging. */
const small = 64 * 1024;
/** Bytes above which a file stays as it is, so that no compaction takes long. */
const large = 8 * 1024 * 1024;

/**
 * Which of a writer's files, oldest first, to merge into one: the newest, back to the first that is
 * much larger than all after it. So a byte is rewritten a few times in the life of a chat, however
 * long it grows, and the number of files stays logarithmic.
 */
export function suffixToMerge(
  sizes: readonly (readonly [name: string, bytes: number])[],
): readonly string[] {
  let sum = 0;
  let start = sizes.length;
  for (const [, bytes] of sizes.toReversed()) {
    if (sum + bytes > large || (sum > 0 && bytes > small && bytes > 2 * sum)) break;
    sum += bytes;
    start--;
  }
  return sizes.slice(start).map(([name]) => name);
}
