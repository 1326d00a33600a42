import type { Attachment } from '../context/attachment';
import type { AssistantTurn, Turn, UserTurn } from '../conversation/turn';
import type { Usage } from '../conversation/usage';
import type { Failure } from '../endpoint/failure';

/** All members of a type: a new one does not compile before it is decided whether it may travel. */
type Members<T> = { readonly [K in keyof T]-?: boolean };

/** Places on a machine stay there: they are nobody else's business, and are never read again. */
const attachmentMembers: Members<Attachment> = {
  id: true,
  kind: true,
  label: true,
  symbol: true,
  uri: false,
  language: true,
  range: true,
  version: false,
  text: true,
  mimeType: true,
};

const userMembers: Members<UserTurn> = {
  role: true,
  id: true,
  parent: true,
  at: true,
  text: true,
  attachments: true,
  purpose: true,
};

const assistantMembers: Members<AssistantTurn> = {
  role: true,
  id: true,
  parent: true,
  at: true,
  model: true,
  text: true,
  reasoning: true,
  outcome: true,
  finish: true,
  failure: true,
  usage: true,
  requestId: true,
  servedModel: true,
  firstTextMs: true,
  durationMs: true,
  history: true,
};

const failureMembers: Members<Failure> = {
  kind: true,
  status: true,
  reason: true,
  requestId: true,
  retryAfterMs: true,
  host: true,
  model: true,
  field: true,
  limit: true,
};

const usageMembers: Members<Usage> = {
  promptTokens: true,
  completionTokens: true,
  cachedTokens: true,
  costUsd: true,
  costEstimated: true,
};

const historyMembers: Members<NonNullable<AssistantTurn['history']>> = {
  sent: true,
  trimmed: true,
};

/** The turn with what travels of it and nothing else, whatever else its object holds. */
export function bareTurn(turn: Turn): Turn {
  if (turn.role === 'user') {
    return { ...pick(turn, userMembers), attachments: turn.attachments.map(bareAttachment) };
  }
  const { failure, usage, history } = turn;
  return {
    ...pick(turn, assistantMembers),
    ...(failure && { failure: pick(failure, failureMembers) }),
    ...(usage && { usage: pick(usage, usageMembers) }),
    ...(history && { history: pick(history, historyMembers) }),
  };
}

export function bareAttachment(attachment: Attachment): Attachment {
  const { range } = attachment;
  return { ...pick(attachment, attachmentMembers), ...(range && { range: bareRange(range) }) };
}

function bareRange({ start, end }: NonNullable<Attachment['range']>): Attachment['range'] & object {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** `T`'s members that are not picked are optional ones. */
function pick<T extends object>(value: T, members: Members<T>): T {
  const kept = Object.entries(value).filter(
    ([name]) => (members as Readonly<Record<string, boolean>>)[name],
  );
  return Object.fromEntries(kept) as T;
}
