import type { ErrorBody } from './errorBody';
import type { FailureKind } from './failure';

/** Kinds that the endpoint names by itself; their spelling of the first, and the correct one. */
const namedKinds: ReadonlyMap<string, FailureKind> = new Map([
  ['err_insufficent_credits', 'noCredit'],
  ['err_insufficient_credits', 'noCredit'],
  ['err_unverified_card', 'cardUnverified'],
]);

/** Words in the order in which they decide; a card is looked for before credit, as it is a credit card. */
const saidKinds: readonly (readonly [RegExp, FailureKind])[] = [
  [/free[ -]?tier|free-models-per/, 'freeTierLimit'],
  [/verif\w* (?:your |the |a )?(?:\w+ )?card|card\b.{0,40}\bverif/, 'cardUnverified'],
  [
    /plan\.rule|(?:spend\w*|key|plan|usage|monthly|weekly|daily) limit|limit (?:of|for) (?:your|this|the) (?:key|plan)/,
    'keyLimit',
  ],
  [
    /\bcredits?\b(?! card)|\bbalance\b|\bbilling\b|\bfunds?\b|exceeded your current quota/,
    'noCredit',
  ],
  [/\bverif/, 'cardUnverified'],
];

/** The kind that a server names or says about the account, if it says one. */
export function accountProblem(body: ErrorBody): FailureKind | undefined {
  const named = namedKinds.get(body.kind ?? '');
  if (named) return named;
  if (/outoffunds|insufficient_(?:quota|credits|balance|funds)/.test(body.names)) return 'noCredit';
  // Addresses of help pages hold words such as "billing" in every message.
  const words = body.words.replace(/https?:\/\/\S+/g, ' ');
  const said = saidKinds.find(([pattern]) => pattern.test(words))?.[1];
  if (said) return said;
  if (/\/billing\b/.test(body.words)) return 'noCredit';
  return /\/verification\b/.test(body.words) ? 'cardUnverified' : undefined;
}

/**
 * A 429 is about the rate unless it is plainly about the account; talk of credit beside "rate limit"
 * is advertising for a higher one.
 */
export function rateProblem(body: ErrorBody): FailureKind {
  const kind = accountProblem(body);
  if (kind === undefined) return 'rateLimited';
  const saysRate = /rate.?limit|too many requests|per (?:second|minute|hour|day)/.test(body.words);
  const isNamed = accountProblem({ ...body, words: '' }) !== undefined;
  const isAboutMoney = kind === 'noCredit' || kind === 'cardUnverified';
  return saysRate && !isNamed && isAboutMoney ? 'rateLimited' : kind;
}

/** A 403 family that is not about money: what the key may do. */
export function accessProblem(body: ErrorBody): FailureKind {
  if (/limit/.test(body.words)) return 'keyLimit';
  if (/moderat|flagged/.test(body.words)) return 'filtered';
  const scope =
    /scope|permission|permitted|not allowed|(?:access|allowed|authori[sz]ed).{0,40}model|model.{0,60}(?:access|allowed)/;
  if (scope.test(body.words)) return 'keyScope';
  return /(?:api.?)?key.{0,30}(?:disabled|revoked|expired|invalid)/.test(body.words)
    ? 'keyRejected'
    : 'accessDenied';
}
