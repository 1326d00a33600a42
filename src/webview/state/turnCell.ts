import type { AssistantTurnView, TurnView, UserTurnView } from '../../protocol/chatView';
import { Observable } from './observable';
import { ReplyText } from './replyText';

/** What is shown of a reply around its text. */
export type ReplyState = Omit<AssistantTurnView, 'text' | 'reasoning'>;

/** One turn on the page, observed on its own: a delta redraws this turn's text and nothing else. */
export type TurnCell = UserCell | ReplyCell;

/** A question. */
export interface UserCell {
  readonly role: 'user';
  readonly id: string;
  readonly view: Observable<UserTurnView>;
}

/** A reply; its texts grow by themselves, `view` has the rest. */
export interface ReplyCell {
  readonly role: 'assistant';
  readonly id: string;
  readonly view: Observable<ReplyState>;
  readonly text: ReplyText;
  readonly reasoning: ReplyText;
}

/** Something may still come. */
export function isRunning(state: ReplyState['state']): boolean {
  return ['waiting', 'streaming', 'stalled', 'retrying'].includes(state);
}

/** The cell of a turn: the one that shows it already, brought up to date, or a new one. */
export function cellFor(turn: TurnView, shown: TurnCell | undefined): TurnCell {
  if (turn.role === 'user') {
    if (shown?.role !== 'user') {
      return { role: 'user', id: turn.id, view: new Observable<UserTurnView>(turn) };
    }
    shown.view.set(turn);
    return shown;
  }
  const ended = !isRunning(turn.state);
  if (shown?.role !== 'assistant') {
    return {
      role: 'assistant',
      id: turn.id,
      view: new Observable<ReplyState>(turn),
      text: new ReplyText(turn.text, ended),
      reasoning: new ReplyText(turn.reasoning, ended),
    };
  }
  shown.text.become(turn.text, ended);
  shown.reasoning.become(turn.reasoning, ended);
  shown.view.set(turn);
  return shown;
}

/** The reply stands differently now; once it has ended its texts grow no more. */
export function setReplyState(cell: ReplyCell, state: ReplyState): void {
  if (!isRunning(state.state)) {
    cell.reasoning.end();
    cell.text.end();
  }
  cell.view.set(state);
}
