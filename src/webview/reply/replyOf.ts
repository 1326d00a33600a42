import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TurnId } from '../../core/conversation/turn';

/** What a block of code knows of the reply that it stands in. */
export interface ReplyOf {
  readonly id: TurnId;
  /** The one file that the question was about. */
  readonly appliesTo?: string | undefined;
  /** All of the reply's source. */
  text(): string;
}

export const ReplyContext = createContext<ReplyOf>({ id: '', text: () => '' });

export function useReplyOf(): ReplyOf {
  return useContext(ReplyContext);
}
