/** Bytes that become characters at once; a call takes no more arguments than some ten thousand. */
const slice = 8192;

/** Base64 of the bytes, by web APIs alone. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += slice) {
    binary += String.fromCharCode(...bytes.subarray(at, at + slice));
  }
  return btoa(binary);
}
