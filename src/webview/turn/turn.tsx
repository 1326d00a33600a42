import { memo } from '../parts/memo';
import type { TurnCell } from '../state/turnCell';
import { Reply } from './reply';
import { Question } from './question';

/** One message of the transcript. */
export const Turn = memo<{ cell: TurnCell; last: boolean }>(({ cell, last }) =>
  cell.role === 'user' ? <Question cell={cell} /> : <Reply cell={cell} last={last} />,
);
