import type { QueuedQuestion } from '../conversation/event';
import type { Outcome } from '../conversation/turn';

/** What a question carries. */
export type Question = Omit<QueuedQuestion, 'id'>;

/** How a question ended: what `ask` and `explain` resolve to. */
export interface Settled {
  readonly chatId: string;
  readonly messageId: string;
  readonly state: Exclude<Outcome, 'open'>;
}
