/** Stands at the head of the persona's replies, so that nobody takes them for a model's. */
export const notice =
  '> **Stand-in.** This comes from a local stand-in endpoint, not from a model: ' +
  'the words were written beforehand.\n';

/** A reply with the notice in front. */
export function withNotice(markdown: string): string {
  return `${notice}\n${markdown.trim()}\n`;
}
