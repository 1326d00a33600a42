import type { ComponentChild } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Cell, Row, Table } from '../../core/markdown/node';
import { memo } from '../parts/memo';
import { drawRuns } from '../parts/run';
import { ShowMore } from '../parts/showMore';
import { drawInlines } from './inlines';

/** Cells that are drawn before somebody asks for more: a table is laid out as a whole at each row. */
const fewCells = 1_200;

/** A table that scrolls sideways by itself when it is wider than the chat. */
export function TableBlock({ block }: { block: Table }) {
  const aligned = block.align.join();
  const step = Math.max(1, Math.floor(fewCells / block.header.length));
  const [most, setMost] = useState(step);
  const left = block.rows.length - most;
  const draw = useMemo(() => drawRow(aligned.split(',')), [aligned]);
  return (
    <div class="table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {block.header.map((cell, column) => (
              <th key={column} scope="col" class={alignClass(block.align[column])}>
                {drawInlines(cell.children)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{drawRuns(left > 0 ? block.rows.slice(0, most) : block.rows, draw)}</tbody>
      </table>
      {left > 0 && <ShowMore count={left} onPress={() => setMost(most + step)} />}
    </div>
  );
}

function drawRow(align: readonly string[]): (row: Row) => ComponentChild {
  return (row) => <BodyRow key={row.key} row={row} align={align} />;
}

const BodyRow = memo<{ row: Row; align: readonly string[] }>(({ row, align }) => (
  <tr>
    {row.cells.map((cell, column) => (
      <BodyCell key={column} cell={cell} align={alignClass(align[column])} />
    ))}
  </tr>
));

const BodyCell = memo<{ cell: Cell; align: string }>(({ cell, align }) => (
  <td class={align}>{drawInlines(cell.children)}</td>
));

function alignClass(align: string | null | undefined): string {
  return align === 'right' || align === 'center' ? align : '';
}
