import { normalizeLabel } from './label';
import type { Line } from './line';
import { fencedCode, indentedCode, readCodeLine, readMathLine } from './literal';
import {
  fenceOf,
  footnoteMarkOf,
  headingOf,
  isRule,
  listMarkOf,
  mathMarkOf,
  underlineLevel,
} from './marker';
import type { FootnoteNode, ParagraphNode } from './open';
import { dropDefinitions, headingNode, lastLineOf, release, takeLastLine } from './paragraph';
import { emptyFlow, type Spine } from './spine';
import { isDelimiterRow, tableOf } from './table';

/** Levels of blocks within blocks; markers beyond them are text. */
const deepest = 60;

/** Whether a line began a block that may hold more of the line, took up the line, or began nothing. */
export type Start = 'container' | 'leaf' | 'none';

/**
 * Begins the block that the line's marker asks for.
 *
 * @param level the number of open blocks that the line continues
 */
export function beginBlock(spine: Spine, line: Line, level: number): Start {
  if (line.indent >= 4) return beginIndentedCode(spine, line, level);
  const content = line.content;
  if (content.startsWith('>') && level < deepest) return beginQuote(spine, line, level);
  return (
    beginLeaf(spine, line, level, content) ??
    beginItem(spine, line, level, content) ??
    beginFootnote(spine, line, level, content) ??
    'none'
  );
}

function beginIndentedCode(spine: Spine, line: Line, level: number): Start {
  const tip = spine.tip;
  if (tip?.kind === 'paragraph') return 'none';
  const code = { node: indentedCode('') };
  spine.begin(level, (key) => (code.node = indentedCode(key)));
  readCodeLine(code.node, line, false);
  return 'leaf';
}

function beginQuote(spine: Spine, line: Line, level: number): Start {
  line.skipSpace();
  line.skip(1);
  line.skipColumns(1);
  spine.begin(level, (key) => ({ kind: 'quote', key, ...emptyFlow() }));
  return 'container';
}

function beginLeaf(spine: Spine, line: Line, level: number, content: string): Start | undefined {
  const heading = headingOf(content);
  if (heading !== undefined) {
    spine.begin(level, (key) => headingNode(key, heading.level, heading.text));
    return 'leaf';
  }
  const fence = fenceOf(content);
  if (fence !== undefined) {
    const { indent } = line;
    spine.begin(level, (key) => fencedCode(key, fence, indent));
    return 'leaf';
  }
  const paragraph = level === spine.nodes.length ? spine.paragraph : undefined;
  if (paragraph !== undefined && changeParagraph(spine, paragraph, content)) return 'leaf';
  if (isRule(content)) {
    spine.begin(level, (key) => ({ kind: 'rule', key }));
    spine.closeTo(spine.nodes.length - 1);
    return 'leaf';
  }
  const math = mathMarkOf(content, spine.tip?.kind === 'paragraph');
  if (math === undefined) return undefined;
  return beginMath(spine, line, level, math.close);
}

function beginMath(spine: Spine, line: Line, level: number, close: string): Start {
  spine.begin(level, (key) => ({ kind: 'math', key, close, source: [], closed: false }));
  const node = spine.tip;
  if (node?.kind === 'math' && readMathLine(node, line, false) === 'end') {
    spine.closeTo(spine.nodes.length - 1);
  }
  return 'leaf';
}

/** Makes the open paragraph what the line below it says: a heading, or a table with its last line. */
function changeParagraph(spine: Spine, paragraph: ParagraphNode, content: string): boolean {
  if (isDelimiterRow(content)) return beginTable(spine, paragraph, content);
  const level = underlineLevel(content);
  if (level === 0) return false;
  release(paragraph);
  dropDefinitions(paragraph, spine.definitions);
  if (paragraph.run.text === '') return false;
  paragraph.level = level;
  spine.closeTo(spine.nodes.length - 1);
  return true;
}

function beginTable(spine: Spine, paragraph: ParagraphNode, content: string): boolean {
  const table = tableOf(paragraph.key, lastLineOf(paragraph), content);
  if (table === undefined) return false;
  takeLastLine(paragraph);
  if (paragraph.run.text === '') spine.replaceTip(table);
  else spine.begin(spine.nodes.length - 1, (key) => ({ ...table, key }));
  return true;
}

function beginItem(spine: Spine, line: Line, level: number, content: string): Start | undefined {
  const mark = listMarkOf(content);
  if (mark === undefined || level >= deepest) return undefined;
  if (spine.nodes[level - 1]?.kind === 'paragraph') {
    const isEmpty = content.slice(mark.length).trim() === '';
    if (isEmpty || (mark.ordered && mark.start !== 1)) return undefined;
  }
  const { indent } = line;
  line.skipSpace();
  line.skip(mark.length);
  const space = line.indent;
  // Five columns and more are one of space and indented code; an item may also begin with nothing.
  const padding = line.blank || space >= 5 ? 1 : space;
  line.skipColumns(padding);
  const list = spine.nodes[level - 1];
  const isContinued =
    list?.kind === 'list' && list.ordered === mark.ordered && list.delimiter === mark.delimiter;
  if (!isContinued) {
    const { ordered, start, delimiter } = mark;
    spine.begin(level, (key) => ({
      ...{ kind: 'list', key, ordered, start, delimiter, tight: true },
      ...{ nextKey: 0, settled: 0, children: [], before: [], shown: [] },
    }));
  }
  spine.beginItem(isContinued ? level : spine.nodes.length, indent + mark.length + padding);
  return 'container';
}

function beginFootnote(
  spine: Spine,
  line: Line,
  level: number,
  content: string,
): Start | undefined {
  const mark = footnoteMarkOf(content);
  if (mark === undefined || level >= deepest) return undefined;
  line.skipSpace();
  line.skip(mark.length);
  line.skipSpace();
  spine.begin(level, (key) => {
    const label = normalizeLabel(mark.label);
    const node: FootnoteNode = { kind: 'footnote', key, label, name: mark.label, ...emptyFlow() };
    spine.definitions.addFootnote(node);
    return node;
  });
  return 'container';
}
