import { memo } from '../parts/memo';
import type { TurnCell } from '../state/turnCell';
import { Reply } from './reply';
import { Question } from './question';

/** One message of the transcript; `fromEnd`: how many stand after it, counted up to a few. */
export const Turn = memo<{ cell: TurnCell; fromEnd: number }>(({ cell, fromEnd }) =>
  cell.role === 'user' ? <Question cell={cell} /> : <Reply cell={cell} fromEnd={fromEnd} />,
);
