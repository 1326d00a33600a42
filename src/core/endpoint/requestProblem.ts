import type { ErrorBody } from './errorBody';
import type { FailureKind } from './failure';

/** A problem with the request, and the limit that it names, in tokens. */
export interface RequestProblem {
  readonly kind: FailureKind;
  readonly limit?: number;
}

/** What a 400, or an upstream's 400 wrapped in a 500, says about the request, if it is one we know. */
export function requestProblem(body: ErrorBody): RequestProblem | undefined {
  const { words, names, field } = body;
  if (refusesSystem(words, field)) return { kind: 'systemRoleRefused' };
  if (exceedsOutput(words, names)) return withLimit('maxTokensTooLarge', outputLimitIn(words));
  if (exceedsContext(words, names)) {
    return withLimit('contextTooLong', body.contextTokens ?? contextLimitIn(words));
  }
  if (speaksOfModel(words, names, field)) return { kind: 'modelUnavailable' };
  return /content.?(?:filter|policy)|moderation|responsibleai/.test(`${words} ${names}`)
    ? { kind: 'filtered' }
    : undefined;
}

function refusesSystem(words: string, field: string | undefined): boolean {
  const isRole = /\broles?\b/.test(words) || field?.endsWith('role') === true;
  if (isRole && /\bsystem\b/.test(words)) return true;
  return /(?:system|developer) (?:role|message|instruction|prompt)s? (?:is |are )?not (?:supported|enabled|allowed)/.test(
    words,
  );
}

function exceedsOutput(words: string, names: string): boolean {
  if (!/max_(?:completion_|output_)?tokens|output tokens/.test(words) || !/\d/.test(words))
    return false;
  if (/unsupported.parameter|not supported with/.test(`${words} ${names}`)) return false;
  // "requested 9000 tokens (1000 in the messages, 8000 in the completion)" is about the sum.
  if (/context_length_exceeded/.test(names)) return false;
  return /too (?:large|high|big)|>|exceed|less than|at most|maximum|must be|range|greater|<=/.test(
    words,
  );
}

function exceedsContext(words: string, names: string): boolean {
  if (/context_length|exceed_context|context_window/.test(names)) return true;
  if (/context (?:length|window|size|limit)|too (?:long|many (?:input )?tokens)/.test(words))
    return true;
  return (
    /maximum|exceed/.test(words) &&
    /\b(?:prompt|input|context)\b.*\btokens?\b|\btokens?\b.*\b(?:prompt|input|context)\b/.test(
      words,
    )
  );
}

/** Words with which servers say that there is no such model, whatever the status. */
export function speaksOfModel(words: string, names: string, field: string | undefined): boolean {
  if (/model_not_found|model_not_available|model_decommissioned|invalid_model/.test(names))
    return true;
  if (
    /no endpoints? (?:found|available)|(?:not a valid|invalid|unknown) model|no such model/.test(
      words,
    )
  )
    return true;
  const missing =
    /\bmodels?\b.{0,120}\b(?:not (?:found|exist|available|loaded|supported|served)|does ?n[o']t exist|unknown|unavailable|retired|deprecated|withdrawn|decommissioned|discontinued|no longer)\b/;
  if (missing.test(words) && !/does not support|not support\b/.test(words)) return true;
  const isEnum = /enum|invalid (?:value|option|input)|expected/.test(words);
  return field === 'model' || (isEnum && /\bmodel\b/.test(words));
}

function withLimit(kind: FailureKind, limit: number | undefined): RequestProblem {
  return { kind, ...(limit !== undefined && limit > 0 && { limit }) };
}

/** "max_tokens: 8192 > 4096", "… less than or equal to 4096", "(4096 > 2048 - 100)". */
function outputLimitIn(words: string): number | undefined {
  const room = /\d > (\d+) - (\d+)/.exec(words);
  if (room) return Number(room[1]) - Number(room[2]);
  const compared = />\s*([\d,]+)/.exec(words)?.[1];
  if (compared !== undefined) return toNumber(compared);
  // Numbers inside names (claude-3-haiku-20240307) are no limits.
  const numbers = [...words.matchAll(/(?<![\w.-])(\d[\d,]*)(?![\w-]|\.\d)/g)].map((match) =>
    toNumber(match[1] ?? ''),
  );
  const plausible = numbers.filter((number) => number > 1);
  return plausible.length > 0 ? Math.min(...plausible) : undefined;
}

/** "maximum context length is 8192 tokens", "210000 tokens > 200000 maximum". */
function contextLimitIn(words: string): number | undefined {
  const patterns = [
    />\s*([\d,]+)/,
    /(?:maximum|limit|context (?:length|window|size))[^\d>]{0,60}?([\d,]*\d)/,
    /([\d,]*\d) (?:tokens? )?(?:maximum|limit|context)/,
  ];
  for (const pattern of patterns) {
    const found = pattern.exec(words)?.[1];
    if (found !== undefined) return toNumber(found);
  }
  return undefined;
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''));
}
