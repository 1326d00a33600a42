import type { Block } from './node';
import { MarkdownStream } from './stream';

/** Parses a whole document at once: what a {@link MarkdownStream} ends with, however it was cut. */
export function parseMarkdown(text: string): readonly Block[] {
  const stream = new MarkdownStream();
  stream.append(text);
  stream.end();
  return stream.blocks;
}
