import { fenceOf } from '../markdown/marker';
import type { FenceMark } from '../markdown/marker';

/** A fenced block of code as it stands in a text. */
export interface FencedCode {
  /** The info string as written, trimmed. */
  readonly info: string;
  /** The last line with text above the fence; empty where there is none. */
  readonly above: string;
  readonly code: string;
  readonly closed: boolean;
}

export interface CodeAndProse {
  readonly blocks: readonly FencedCode[];
  /** All that stands outside of the blocks, trimmed. */
  readonly prose: string;
}

interface Open {
  readonly mark: FenceMark;
  readonly indent: number;
  readonly above: string;
  readonly lines: string[];
}

/**
 * Separates fenced code from what is said around it. A fence with an info string inside a block
 * begins an inner one, which is part of the code; where the outer fence is then never closed, the
 * text is read as CommonMark has it, the first bare fence ending the block.
 */
export function codeBlocks(text: string): CodeAndProse {
  const lines = text.split(/\r\n?|\n/);
  const nested = read(lines, true);
  const isWhole = nested.blocks.every(({ closed }) => closed);
  return isWhole ? nested : read(lines, false);
}

function read(lines: readonly string[], nests: boolean): CodeAndProse {
  const blocks: FencedCode[] = [];
  const prose: string[] = [];
  let open: Open | undefined;
  let depth = 0;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    const mark = indent <= (open?.indent ?? 0) + 3 ? fenceOf(line.trim()) : undefined;
    if (!open) {
      if (mark) open = { mark, indent, above: lastText(prose), lines: [] };
      else prose.push(line);
      continue;
    }
    const isFence = mark?.char === open.mark.char && mark.length >= open.mark.length;
    if (isFence && mark.info === '' && depth === 0) {
      blocks.push(block(open, true));
      open = undefined;
      continue;
    }
    if (isFence && nests) depth += mark.info === '' ? -1 : 1;
    open.lines.push(line);
  }
  if (open) blocks.push(block(open, false));
  return { blocks, prose: prose.join('\n').trim() };
}

function lastText(lines: readonly string[]): string {
  return lines.findLast((line) => line.trim() !== '') ?? '';
}

/** A fence that is itself indented takes that much from the lines in it. */
function block({ mark, indent, above, lines }: Open, closed: boolean): FencedCode {
  const own = lines.map((line) => line.replace(new RegExp(`^ {0,${indent}}`), ''));
  return { info: mark.info, above, code: own.join('\n'), closed };
}
