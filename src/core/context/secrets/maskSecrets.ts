import type { Secret } from './secret';

/** Stands for what was left out; for the model and the person alike, in the model's language. */
const mask = '[secret removed]';

/** The text with each secret replaced by a mark; line breaks within one are kept, so that lines count as before. */
export function maskSecrets(text: string, secrets: readonly Secret[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of secrets) {
    masked += text.slice(at, start) + mask + text.slice(start, end).replace(/[^\r\n]+/g, '');
    at = end;
  }
  return masked + text.slice(at);
}
