import { InlineRun } from './inlineRun';
import type { Alignment } from './node';
import type { RowNode, TableNode } from './open';

/** Columns beyond which a would-be table is text: its size grows with rows times columns. */
const mostColumns = 256;

/** Cells a table's short rows are given in all; beyond that they stay short. */
const mostPadding = 65_536;

const emptyCell = new InlineRun();

/**
 * The table that `header` and `line`, the delimiter row below it, begin; undefined where they begin none,
 * as when they differ in their number of columns.
 */
export function tableOf(key: string, header: string, line: string): TableNode | undefined {
  const marks = cellsOf(line);
  const names = cellsOf(header);
  if (!isDelimiterRow(line) || names.length !== marks.length) return undefined;
  if (marks.length > mostColumns || !marks.every((mark) => /^:?-+:?$/.test(mark))) return undefined;
  return {
    ...{ kind: 'table', key, align: marks.map(alignmentOf) },
    ...{ header: names.map((name) => new InlineRun(name)) },
    ...{ rows: [], shown: [], padding: 0 },
  };
}

/** Whether a line looks like a delimiter row, which can only be told together with its header. */
export function isDelimiterRow(line: string): boolean {
  return /^[-:|][-:| \t]*$/.test(line) && /[|:]/.test(line);
}

/** Adds a row; cells beyond the header's are left out, as GFM has it. */
export function addRow(table: TableNode, line: string): void {
  const columns = table.header.length;
  const cells = cellsOf(line)
    .slice(0, columns)
    .map((cell) => new InlineRun(cell));
  const missing = columns - cells.length;
  if (table.padding + missing <= mostPadding) {
    table.padding += missing;
    while (cells.length < columns) cells.push(emptyCell);
  }
  const row: RowNode = { key: `${table.key}.${table.rows.length}`, cells };
  table.rows.push(row);
}

/** The source of the cells of a row. Outer bars are optional; `\|` is a bar within a cell. */
function cellsOf(row: string): readonly string[] {
  const text = row.trim();
  const cells: string[] = [];
  let cell = '';
  let begin = text.startsWith('|') ? 1 : 0;
  for (let at = begin; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && at + 1 < text.length) {
      at += 1;
      if (text[at] !== '|') continue;
      cell += text.slice(begin, at - 1);
      begin = at;
    } else if (char === '|') {
      cells.push((cell + text.slice(begin, at)).trim());
      cell = '';
      begin = at + 1;
    }
  }
  const last = cell + text.slice(begin);
  if (last.trim() !== '') cells.push(last.trim());
  return cells;
}

function alignmentOf(mark: string): Alignment {
  const left = mark.startsWith(':');
  const right = mark.endsWith(':');
  if (left && right) return 'center';
  if (right) return 'right';
  return left ? 'left' : null;
}
