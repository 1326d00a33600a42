import type { AssistantTurn, EndedReply } from '../conversation/turn';
import type { RunFacts } from './replyRun';
import type { RequestState } from './requestState';

/** The final turn of a reply, without its text, which its pieces carried. */
export function endedTurn(
  turn: AssistantTurn,
  end: RequestState & { phase: 'ended' },
  facts: RunFacts & { readonly durationMs: number },
): EndedReply {
  const { text: _text, reasoning: _reasoning, ...rest } = turn;
  return {
    ...rest,
    ...facts,
    outcome: end.outcome,
    ...(end.finish && { finish: end.finish }),
    ...(end.failure && { failure: end.failure }),
  };
}
