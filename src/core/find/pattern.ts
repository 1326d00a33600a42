/** What is looked for in a chat. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

const word = String.raw`[\p{L}\p{N}\p{M}_]`;

/**
 * What finds the query in a text, from `lastIndex` on; undefined when there is nothing to look for.
 * White space stands for any white space, since the lines of a source are not those that are shown.
 */
export function findPattern({ text, matchCase, wholeWord }: FindQuery): RegExp | undefined {
  if (text.trim() === '') return undefined;
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, '\\s+');
  const before = wholeWord && new RegExp(`^${word}`, 'u').test(text) ? `(?<!${word})` : '';
  const after = wholeWord && new RegExp(`${word}$`, 'u').test(text) ? `(?!${word})` : '';
  return new RegExp(`${before}${escaped}${after}`, matchCase ? 'gu' : 'giu');
}
