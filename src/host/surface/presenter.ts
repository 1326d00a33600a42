import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { attachmentTokens } from '../../core/context/attachmentTokens';
import { estimateTokens } from '../../core/context/estimate';
import { answered, messageCount } from '../../core/context/messages';
import { onlyCode } from '../../core/context/onlyCode';
import { branchPosition } from '../../core/conversation/branch';
import { sentParts } from '../../core/edits/sentParts';
import type { Conversation } from '../../core/conversation/conversation';
import type { AssistantTurn, Turn, UserTurn } from '../../core/conversation/turn';
import type { RequestState } from '../../core/session/requestState';
import type { RunningReply } from '../../core/session/sessionEvent';
import type {
  AssistantTurnView,
  BranchView,
  ContextEntry,
  FailureView,
  TurnView,
  UserTurnView,
} from '../../protocol/chatView';
import { followUps } from '../words/followUps';
import { failureMessage } from '../words/failureMessage';
import { lineWords } from '../words/lineWords';
import { metaLine } from '../words/metaLine';
import { remedies } from '../words/remedies';
import { displayState, endStatus, requestStatus } from '../words/requestStatus';

/** What the presenter must know beside the conversation. */
export interface Surroundings {
  /** What a million tokens of what is sent cost, USD; absent where it is not known. */
  readonly inputPerMillion?: number;
  readonly host: string;
  readonly isDefaultHost: boolean;
  /** How often a request is tried again by itself at most. */
  readonly maxRetries: number;
  modelLabel(id: string): string;
  replacementFor(model: string): { readonly id: string; readonly label: string } | undefined;
}

/** A turn as the page shows it, in words. */
export function turnView(
  conversation: Conversation,
  turn: Turn,
  running: RunningReply | undefined,
  around: Surroundings,
): TurnView {
  return turn.role === 'user'
    ? userView(conversation, turn)
    : assistantView(conversation, turn, running, around);
}

function userView(conversation: Conversation, turn: UserTurn): UserTurnView {
  const { role, id, text, purpose, at } = turn;
  return {
    role,
    id,
    text,
    purpose,
    at,
    context: turn.attachments.map(contextEntry),
    branch: branchView(conversation, turn),
  };
}

function assistantView(
  conversation: Conversation,
  turn: AssistantTurn,
  running: RunningReply | undefined,
  around: Surroundings,
): AssistantTurnView {
  const { role, id, text, reasoning, at } = turn;
  const request = running?.id === id ? running.state : undefined;
  return {
    role,
    id,
    text,
    reasoning,
    at,
    ...progress(turn, request, around),
    ...(turn.failure && { failure: failureView(turn, around) }),
    meta: metaLine(turn, around.modelLabel(turn.model)),
    ...appliesTo(conversation, turn),
    continues: conversation.turns.get(turn.parent)?.role === 'assistant',
    continued: isContinued(conversation, turn),
    ...explained(conversation, turn),
    branch: branchView(conversation, turn),
  };
}

function isContinued(conversation: Conversation, { id }: AssistantTurn): boolean {
  const following = conversation.children.get(id) ?? [];
  return following.some((child) => conversation.turns.get(child)?.role === 'assistant');
}

/** What lines of a reply are lines of, and what may be asked further of an explanation. */
function explained(
  conversation: Conversation,
  turn: AssistantTurn,
): Pick<AssistantTurnView, 'code' | 'followUps'> {
  const code = onlyCode(conversation, turn);
  const question = conversation.turns.get(turn.parent);
  const isExplained = question?.role === 'user' && question.purpose === 'explain';
  return {
    ...(code?.range && { code: { attachmentId: code.id, range: code.range } }),
    ...(isExplained && turn.outcome === 'complete' && { followUps: followUps() }),
  };
}

/** Where its code would go, if the question was about one file. */
function appliesTo(conversation: Conversation, turn: AssistantTurn): { appliesTo?: string } {
  const labels = new Set(sentParts(conversation, turn.id).map(({ label }) => label));
  const [label, ...others] = labels;
  return label === undefined || others.length > 0 ? {} : { appliesTo: label };
}

type Progress = Pick<AssistantTurnView, 'state' | 'status' | 'since' | 'retryAt'>;

function progress(
  turn: AssistantTurn,
  request: RequestState | undefined,
  around: Surroundings,
): Progress {
  if (turn.outcome !== 'open') return { state: turn.outcome, status: endStatus(turn) };
  if (!request || request.phase === 'ended') {
    const state = turn.text === '' && turn.reasoning === '' ? 'waiting' : 'streaming';
    return { state, status: vscode.l10n.t('Another window is writing this'), since: turn.at };
  }
  return {
    state: displayState(request),
    status: requestStatus(request, around),
    // Somebody who types a key is not kept waiting by anybody.
    ...(request.phase !== 'preparing' && { since: request.since }),
    ...(request.phase === 'retrying' && { retryAt: request.retryAt }),
  };
}

function failureView(turn: AssistantTurn, around: Surroundings): FailureView {
  const failure = turn.failure ?? { kind: 'internal' };
  const replacement =
    failure.kind === 'modelUnavailable' ? around.replacementFor(turn.model) : undefined;
  return {
    message: failureMessage(failure),
    ...(failure.reason !== undefined && { reason: failure.reason }),
    ...(failure.status !== undefined && { status: failure.status }),
    ...(failure.requestId !== undefined && { requestId: failure.requestId }),
    remedies: remedies(failure, {
      hasText: turn.text !== '',
      isDefaultHost: around.isDefaultHost,
      ...(replacement && { replacement }),
    }),
  };
}

function branchView(conversation: Conversation, turn: Turn): BranchView {
  const siblings = conversation.children.get(turn.parent) ?? [];
  const { index, count } = branchPosition(conversation, turn);
  const previous = siblings[index - 2];
  const next = siblings[index];
  return { index, count, ...(previous && { previous }), ...(next && { next }) };
}

/** An attachment as an entry of the list "Context". */
function contextEntry(attachment: Attachment): ContextEntry {
  return {
    id: attachment.id,
    kind: attachment.kind,
    label: attachment.symbol ? `${attachment.label} › ${attachment.symbol}` : attachment.label,
    detail: detail(attachment),
    tokens: attachmentTokens(attachment),
    opens: true,
  };
}

/** The same before it is sent: it says where it is not what its document says any more. */
export function draftEntry(attachment: Attachment, stale: ContextEntry['stale']): ContextEntry {
  const entry = contextEntry(attachment);
  if (!stale) return entry;
  const words = stale === 'gone' ? vscode.l10n.t('deleted since') : vscode.l10n.t('changed since');
  const hint =
    stale === 'gone'
      ? vscode.l10n.t('The file is deleted. What is sent is its text as it was taken.')
      : vscode.l10n.t('The document has changed. What is sent is its text as it was taken.');
  return { ...entry, stale, hint, detail: [entry.detail, words].filter(Boolean).join(', ') };
}

function detail({ range, language }: Attachment): string {
  return range ? lineWords(range) : (language ?? '');
}

/**
 * Earlier messages that go along with the next question, or would: what was said, without what is
 * being answered now. `off`: the person keeps them at home this time.
 */
export function historyEntry(
  turns: readonly Turn[],
  { running, off }: { readonly running: boolean; readonly off: boolean },
): ContextEntry | undefined {
  const asked = running ? turns.findLastIndex(({ role }) => role === 'user') : turns.length;
  const earlier = turns.slice(0, Math.max(0, asked));
  const sent = answered(earlier);
  const count = messageCount(sent);
  if (count === 0) return undefined;
  return {
    id: historyEntryId,
    kind: 'history',
    label:
      count === 1
        ? vscode.l10n.t('1 earlier message')
        : vscode.l10n.t('{0} earlier messages', count.toLocaleString(vscode.env.language)),
    detail: leftOutWords(questions(earlier) - questions(sent)),
    hint: off
      ? vscode.l10n.t('Stay at home this time: the model is asked as if nothing had been said.')
      : vscode.l10n.t(
          'Go along with the question, so that the model knows what was said. The oldest are left out when they do not fit.',
        ),
    tokens: sent.reduce((sum, turn) => sum + turnTokens(turn), 0),
    opens: false,
    ...(off && { off: true as const }),
  };
}

function questions(turns: readonly Turn[]): number {
  return turns.filter(({ role }) => role === 'user').length;
}

/** A question that failed stays out; its Retry puts it in again. */
function leftOutWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? vscode.l10n.t('1 without an answer stays out')
    : vscode.l10n.t('{0} without an answer stay out', count);
}

export const historyEntryId = 'history';

const counted = new WeakMap<Turn, number>();

function turnTokens(turn: Turn): number {
  const known = counted.get(turn);
  if (known !== undefined) return known;
  const attached = turn.role === 'user' ? turn.attachments.map(contextEntry) : [];
  const tokens = attached.reduce((sum, entry) => sum + entry.tokens, estimateTokens(turn.text));
  counted.set(turn, tokens);
  return tokens;
}
