import { isPlaceholder } from './placeholder';
import { entropy } from './randomness';
import type { Secret } from './secret';
import { tokenRules } from './tokenRules';

/** Long words, taken whole: nothing is looked at twice, whatever the text. */
const longWord = /[A-Za-z0-9_][\w.$+/=-]{14,4000}/g;

/** What such a word may be glued to: `token=…`, `user/…`, `\n…` of an escaped line end. */
const glue = /[=/$.]/;

/** How many glued parts of one word are looked at. */
const mostParts = 64;

interface Rule {
  readonly issuer: string;
  readonly pattern: RegExp;
}

/** Rules by the first two characters of their beginning. */
const rules = new Map<string, Rule[]>();
for (const [issuer, beginning, rest] of tokenRules) {
  const literal = beginning.replace(/[.$]/g, '\\$&');
  const rule = { issuer, pattern: new RegExp(`${literal}${rest}(?![A-Za-z0-9_])`, 'y') };
  const key = beginning.slice(0, 2);
  rules.set(key, [...(rules.get(key) ?? []), rule]);
}

/** Three parts in base64url, the first two of which are JSON objects. */
const jwt = /eyJ[\w-]{8,4000}\.eyJ[\w-]{8,8000}\.[\w-]{10,1000}/y;
/** `{"sub":"1234567890"`: the beginning of the claims that every explanation of such tokens shows. */
const sampleClaims = '.eyJzdWIiOiIxMjM0NTY3ODkw';
/** A bot token's id and signature; a bot's id is a number. */
const discord = /[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/y;
const terraform = /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80}(?![\w-])/y;
const azureClient = /[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])/g;
const telegram = /(?<![\w:])\d{8,10}:AA[\w-]{33}(?![\w-])/g;
const slackHook =
  /hooks\.slack\.com\/(?:services|workflows)\/(T\w{6,12}\/[AB]\w{6,14}\/[\w/]{18,50})/g;
const discordHook = /discord(?:app)?\.com\/api\/webhooks\/(\d{15,22}\/[\w-]{50,90})/g;

/** Keys and tokens that are known by their shape. */
export function findTokens(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const word of text.matchAll(longWord)) {
    const escaped = text[word.index - 1] === '\\' && /[nrt]/.test(word[0][0] ?? '') ? 1 : 0;
    for (const part of parts(word[0], escaped)) {
      const secret = tokenAt(text, word.index + part);
      if (!secret) continue;
      found.push(secret);
      break;
    }
  }
  for (const [issuer, pattern] of looseForms) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      const start = match.index + match[0].length - value.length;
      if (!isPlaceholder(value))
        found.push({ kind: 'token', start, end: start + value.length, issuer });
    }
  }
  return found;
}

const looseForms: readonly (readonly [string, RegExp])[] = [
  ['Azure', azureClient],
  ['Telegram', telegram],
  ['Slack', slackHook],
  ['Discord', discordHook],
];

/** Offsets in a word at which a token may begin. */
function parts(word: string, first: number): readonly number[] {
  const starts = [first];
  for (let at = first + 1; at < word.length && starts.length < mostParts; at++) {
    if (glue.test(word[at - 1] ?? '')) starts.push(at);
  }
  return starts;
}

function tokenAt(text: string, start: number): Secret | undefined {
  for (const { issuer, pattern } of rules.get(text.slice(start, start + 2)) ?? []) {
    const value = matchAt(pattern, text, start);
    if (value === undefined || isPlaceholder(value) || entropy(value) < 2.8) continue;
    return { kind: 'token', start, end: start + value.length, ...(issuer && { issuer }) };
  }
  const token = matchAt(jwt, text, start);
  if (token !== undefined) {
    return token.includes(sampleClaims)
      ? undefined
      : { kind: 'jwt', start, end: start + token.length };
  }
  for (const [issuer, pattern] of dotted) {
    const value = matchAt(pattern, text, start);
    if (value === undefined || isPlaceholder(value)) continue;
    return { kind: 'token', start, end: start + value.length, issuer };
  }
  return undefined;
}

const dotted: readonly (readonly [string, RegExp])[] = [
  ['Discord', discord],
  ['Terraform Cloud', terraform],
];

function matchAt(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}
