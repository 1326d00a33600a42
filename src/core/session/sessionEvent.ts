import type { ConversationEvent } from '../conversation/event';
import type { TurnId } from '../conversation/turn';
import type { RequestState } from './requestState';

/** What who follows a session hears. */
export type SessionEvent =
  /** `elsewhere`: another window wrote it. */
  | {
      readonly type: 'conversation';
      readonly event: ConversationEvent;
      readonly elsewhere?: boolean;
    }
  | { readonly type: 'request'; readonly id: TurnId; readonly state: RequestState };

/** The reply that is being written, and how its request stands. */
export interface RunningReply {
  readonly id: TurnId;
  readonly state: RequestState;
}
