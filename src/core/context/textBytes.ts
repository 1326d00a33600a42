/**
 * The text that a file's bytes are: UTF-8, or UTF-16 where it says so by its first bytes. Undefined
 * for bytes that are no text.
 */
export function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
  const encoding = first === 0xfe && second === 0xff ? 'utf-16be' : (wide ?? 'utf-8');
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
