import { unescapeText } from './inline';
import { mayHoldFences, InnerFences } from './innerFences';
import type { Line } from './line';
import { fenceOf, languageOf, type FenceMark } from './marker';
import type { CodeNode, MathNode } from './open';

/** What a line is to a block of code or mathematics. */
export type LiteralLine =
  /** It has been added. */
  | 'taken'
  /** It ends the block and belongs to it. */
  | 'end'
  /** The block has ended before it. */
  | 'outside'
  /** It is the beginning of a line that may end the block. */
  | 'undecided';

/** A block of code that the fence begins. */
export function fencedCode(key: string, mark: FenceMark, indent: number): CodeNode {
  const fence = { char: mark.char, length: mark.length, indent };
  const info = unescapeText(mark.info);
  const inner = mayHoldFences(languageOf(info)) ? new InnerFences(fence) : null;
  return { ...codeNode(key), fence, info, inner };
}

/** A block of code by indentation. */
export function indentedCode(key: string): CodeNode {
  return { ...codeNode(key), fence: null, info: '', inner: null };
}

function codeNode(key: string): Omit<CodeNode, 'fence' | 'info' | 'inner'> {
  return { kind: 'code', key, text: '', lines: [], closed: false, blanks: [] };
}

/** Gives code its next line. */
export function readCodeLine(node: CodeNode, line: Line, isPartial: boolean): LiteralLine {
  if (node.fence === null) return readIndentedLine(node, line, isPartial);
  const { char, length, indent } = node.fence;
  const content = line.content;
  if (isPartial && consistsOf(content.trimEnd(), char)) return 'undecided';
  const columns = line.indent;
  line.skipColumns(indent);
  const { rest } = line;
  if (node.inner !== null) return readWithinFences(node, node.inner, rest, columns);
  const mark = columns > 3 ? undefined : fenceOf(content);
  if (mark?.char === char && mark.length >= length && mark.info === '') {
    node.closed = true;
    return 'end';
  }
  addLine(node, rest);
  return 'taken';
}

function readWithinFences(
  node: CodeNode,
  inner: InnerFences,
  line: string,
  columns: number,
): LiteralLine {
  const { waiting } = inner;
  const verdict = inner.read(line, columns);
  if (verdict === 'reopen' || verdict === 'close') {
    node.closed = true;
    return verdict === 'close' ? 'end' : 'outside';
  }
  if (waiting !== null) addLine(node, waiting);
  if (verdict === 'content') addLine(node, line);
  return 'taken';
}

function readIndentedLine(node: CodeNode, line: Line, isPartial: boolean): LiteralLine {
  const { blank } = line;
  if (!blank && line.indent < 4) return 'outside';
  if (blank && isPartial) return 'undecided';
  line.skipColumns(4);
  if (blank) {
    node.blanks.push(line.rest);
  } else {
    for (const each of node.blanks.splice(0)) addLine(node, each);
    addLine(node, line.rest);
  }
  return 'taken';
}

/** Appends a line, keeping `text` the lines joined. */
function addLine(node: CodeNode, line: string): void {
  node.text += node.lines.length === 0 ? line : '\n' + line;
  node.lines.push(line);
}

/** Gives a displayed formula its next line. Only whole lines are taken: half a formula is no formula. */
export function readMathLine(node: MathNode, line: Line, isPartial: boolean): LiteralLine {
  if (line.blank && !isPartial) return 'outside';
  if (isPartial) return 'undecided';
  const content = line.content.trimEnd();
  const isFirst = node.source.push(content) === 1;
  if (!content.endsWith(node.close) || (isFirst && content.length < 4)) return 'taken';
  node.closed = true;
  return 'end';
}

function consistsOf(text: string, char: string): boolean {
  for (const each of text) if (each !== char) return false;
  return true;
}
