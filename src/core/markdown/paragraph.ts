import type { Definitions } from './definitions';
import { InlineRun } from './inlineRun';
import { takeDefinitions } from './linkDefinition';
import type { ParagraphNode } from './open';

/** Lines and UTF-16 units that a link definition may span; longer ones are text. */
const mostDefinitionLines = 16;
const longestDefinition = 4_000;

/** A paragraph that begins with the line `content`. */
export function beginParagraph(key: string, content: string): ParagraphNode {
  const mayDefine = content.startsWith('[');
  const isHeld = content.startsWith('|');
  return {
    ...{ kind: 'paragraph', key, level: 0, lines: 1, mayDefine },
    ...{ run: new InlineRun(isHeld ? '' : content), held: isHeld ? content : null },
  };
}

/** A heading with the given text. */
export function headingNode(
  key: string,
  level: ParagraphNode['level'],
  text: string,
): ParagraphNode {
  return {
    ...{ kind: 'paragraph', key, level, lines: 1, mayDefine: false },
    ...{ run: new InlineRun(text), held: null },
  };
}

/** Adds a line. */
export function continueParagraph(
  paragraph: ParagraphNode,
  content: string,
  definitions: Definitions,
): void {
  release(paragraph);
  paragraph.lines += 1;
  // A line that begins like a title may belong to the definition above it.
  if (!/^["'(]/.test(content)) dropDefinitions(paragraph, definitions);
  if (content.startsWith('|')) paragraph.held = content;
  else addText(paragraph, content);
}

/** Moves the definitions that the paragraph begins with to where definitions are kept. */
export function dropDefinitions(paragraph: ParagraphNode, definitions: Definitions): void {
  const { text } = paragraph.run;
  if (!paragraph.mayDefine) return;
  if (paragraph.lines > mostDefinitionLines || text.length > longestDefinition) {
    paragraph.mayDefine = false;
    return;
  }
  const offset = takeDefinitions(text, definitions);
  if (offset === 0) return;
  paragraph.run = new InlineRun(text.slice(offset));
  paragraph.mayDefine = text[offset] === '[' || offset >= text.length;
}

/** Gives up the last line, for a table's header; the rest stays without its line end. */
export function takeLastLine(paragraph: ParagraphNode): string {
  const { held, run } = paragraph;
  paragraph.held = null;
  if (held !== null) return held;
  const start = run.text.lastIndexOf('\n') + 1;
  paragraph.run = new InlineRun(run.text.slice(0, Math.max(0, start - 1)));
  return run.text.slice(start);
}

/** The last line, without taking it. */
export function lastLineOf(paragraph: ParagraphNode): string {
  const { held, run } = paragraph;
  return held ?? run.text.slice(run.text.lastIndexOf('\n') + 1);
}

/** Adds the line that was held back as a possible table header. */
export function release(paragraph: ParagraphNode): void {
  const { held } = paragraph;
  paragraph.held = null;
  if (held !== null) addText(paragraph, held);
}

function addText(paragraph: ParagraphNode, content: string): void {
  const isFirst = paragraph.run.text === '';
  if (isFirst) paragraph.mayDefine = content.startsWith('[');
  paragraph.run.append(isFirst ? content : '\n' + content);
}
