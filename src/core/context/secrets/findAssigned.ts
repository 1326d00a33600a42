import { isPlaceholder } from './placeholder';
import { isNameLike, isRandom, isWordy } from './randomness';
import type { Secret } from './secret';

/** Parts of names that secrets are given. */
const keyword =
  /passw(?:or)?d|passphrase|passwort|(?<![a-z])pwd|(?<![a-z])pass(?![a-z])|secret|token|api[-_ ]?key|(?:access|private|account|auth|encryption|signing|master|service|shared_?access|client|license|subscription|admin|app|webhook)[-_]?key|credential|authorization|(?<![a-z])auth(?![a-z])/gi;

/** What follows in a name that is about a secret, or public, and is not one. */
const about =
  /^[-_.]?(?:s$|name|id(?![a-z])|path|file|dir|url|uri|type|field|label|hint|placeholder|len|size|regex|pattern|rule|count|num|expir|ttl|age|header|param|prefix|suffix|format|polic|err|message|input|select|ring|iz|version|ref|arn|alias|column|title|desc|scope|endpoint|usage|limit|status|state|valid|require|min|max|hash|mode|manager|provider|store|storage|service|class|reset|change|confirm|strength|list|index|kind|method|server|issuer|audience|algorithm|budget|text|rotation|enabled|colou?r)/i;

/** Names that end in a keyword and yet tell nothing. */
const harmless =
  /(?:public|primary|foreign|csrf|xsrf|cache|sort|partition|next|previous|continuation|page|cancellation?|design|syntax|design|max|min|num|prompt|completion|input|output|no|without|by|re-?set|forgot)[-_]?$/i;

/** How far a name goes on behind its keyword, and how long a value may be, UTF-16 length. */
const mostName = 60;
const mostValue = 4096;

/** `=`, `:`, `=>`, `:=`, with a type between them, or the blank of a command's option. */
const operator =
  /(?:["'`\]]{0,2}[ \t]{0,20}(?:\??:[ \t]{0,4}&?(?:string|String|str|char\s?\*?)[ \t]{0,4}=|=>|:=|(?:=|:)(?![=:>]))|["'`][ \t]{0,4},(?=[ \t]{0,4}["'`]))[ \t]{0,20}(?:[\w.]{1,30}\()?(?=\S)/y;
const option = /[ \t=](?=[^-\s])/y;
const scheme = /(?:Bearer|Basic|Token|Bot|ApiKey)[ \t]{1,4}/iy;
const quoted = /\\?(["'`])((?:(?!\1)[^\\\r\n]|\\[^\r\n"'`]){1,4096}?)\\?\1/y;
/** Without `=` and `:`, before which another name would end: so no two values overlap. */
const bare = /[^\s"'`,;(){}<>[\]&|\\=:]{1,4096}={0,2}/y;

/** Values that stand behind a name such as "password" or "API_KEY". `isEnv`: the text is a `.env` file. */
export function findAssigned(text: string, isEnv: boolean): readonly Secret[] {
  const found: Secret[] = [];
  keyword.lastIndex = 0;
  for (let match = keyword.exec(text); match; match = keyword.exec(text)) {
    const end = nameEnd(text, keyword.lastIndex);
    const secret = behind(text, match, end, isEnv);
    if (secret) found.push(secret);
    // The rest of the name need not be looked at again; a longer keyword may stand in it.
    const rest = text.slice(match.index + match[0].length, end);
    if (secret) keyword.lastIndex = secret.end;
    else if (!/pass|secret|token|key|auth|cred|pwd/i.test(rest))
      keyword.lastIndex = Math.max(end, 1);
  }
  return found;
}

function nameEnd(text: string, from: number): number {
  let end = from;
  while (end - from < mostName && isNamePart(text.charCodeAt(end))) end++;
  return end;
}

function nameBefore(text: string, to: number): string {
  let start = to;
  while (to - start < mostName && isNamePart(text.charCodeAt(start - 1))) start--;
  return text.slice(start, to);
}

/** Letter, digit, `_`, `-`, `.`; false for NaN, behind the end. */
function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

function behind(
  text: string,
  match: RegExpExecArray,
  end: number,
  isEnv: boolean,
): Secret | undefined {
  const word = match[0].toLowerCase();
  const rest = text.slice(match.index + match[0].length, end);
  const before = nameBefore(text, match.index);
  if (about.test(rest) || harmless.test(before)) return undefined;
  const from = valueStart(text, end, before);
  if (from === undefined) return undefined;
  const value = valueAt(text, from);
  if (!value) return undefined;
  const name = before + match[0] + rest;
  const isOption = before.startsWith('--');
  if (!isSecret(value, { word, isEnv, isOption })) return undefined;
  return { kind: word.startsWith('auth') ? 'header' : 'assigned', name, ...value.span };
}

function valueStart(text: string, end: number, before: string): number | undefined {
  const assigned = past(operator, text, end);
  if (assigned !== undefined) return assigned;
  return before.startsWith('--') ? past(option, text, end) : undefined;
}

/** A part of something: `settings.password2`. */
const member = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/;

interface Where {
  readonly word: string;
  readonly isEnv: boolean;
  /** It is given to a command, as in `--password …`. */
  readonly isOption: boolean;
}

interface Value {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Nothing else follows on its line: so stands a value in a file of settings. */
  readonly endsLine: boolean;
  readonly span: { readonly start: number; readonly end: number };
}

function valueAt(text: string, from: number): Value | undefined {
  quoted.lastIndex = from;
  const inQuotes = quoted.exec(text);
  const opening = inQuotes ? inQuotes[0].indexOf(inQuotes[1] ?? '') + 1 : 0;
  const start = past(scheme, text, from + opening) ?? from + opening;
  const raw = inQuotes
    ? text.slice(start, from + opening + (inQuotes[2]?.length ?? 0))
    : bareAt(text, start);
  if (raw === '' || raw.length > mostValue) return undefined;
  const end = start + raw.length;
  const endsLine = /^[ \t]{0,8}(?:\r?\n|$|#)/.test(text.slice(end, end + 10));
  return { text: raw, isQuoted: inQuotes !== null, endsLine, span: { start, end } };
}

function bareAt(text: string, start: number): string {
  bare.lastIndex = start;
  return bare.exec(text)?.[0] ?? '';
}

function past(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function isSecret({ text, isQuoted, endsLine }: Value, { word, isEnv, isOption }: Where): boolean {
  if (isPlaceholder(text) || isOtherwise(text)) return false;
  const isPassword = /^pass|^pwd/.test(word);
  // In a file of settings what stands behind "PASSWORD=" is one, however simple.
  if (isEnv && endsLine) return text.length >= (isPassword ? 4 : 8);
  if (!isQuoted && member.test(text)) return false;
  const isPlain = isQuoted || endsLine || isOption || !isNameLike(text);
  if (isPassword) return text.length >= 6 && looksChosen(text) && isPlain;
  return isRandom(text) && !isCode(text) && isPlain && !isNameLike(text);
}

/** What a person sees is something else: words, an address, a colour, a version, a number. */
function isOtherwise(text: string): boolean {
  return (
    /[\s\u0080-\uffff]|^(?:https?|file|data):/i.test(text) ||
    /^(?:true|false|\d{1,5}|#[\da-f]{3,8}|0x[\da-f]{1,8}|[\^~]?\d+\.\d+[\w.-]*)$/i.test(text) ||
    (text.endsWith('=') && text.length < 16)
  );
}

/** A password as people choose them: not a word, nor words, but letters with digits or signs. */
function looksChosen(text: string): boolean {
  if (isWordy(text) || isCode(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((kind) => kind.test(text));
  return kinds.length >= 2 && /[\d!@#$%^&*+=?~]/.test(text);
}

/** An expression, a path, a name of something that holds the secret. */
function isCode(text: string): boolean {
  return (
    /^(?:process|os|env|config|settings|options|props|this|self|req|request|params|args|ctx|data|vault|secrets?|ssm)[.[:]/i.test(
      text,
    ) ||
    /^[.~]?\/[\w./-]+$|^[\w-]+(?:\.[\w-]+)+\(|^\w+\(|^[A-Z][A-Z0-9_]+$|^[a-z]+(?:[A-Z][a-z]+)*\d{0,2}$|=>/.test(
      text,
    )
  );
}
