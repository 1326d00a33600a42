/** Alternatives that one pattern may hold in braces, all told. */
const mostAlternatives = 200;

/** Whether a path, with `/` between its parts, is meant by a pattern. */
export type PathTest = (path: string) => boolean;

/**
 * A glob as VS Code and git write them: `*` and `?` within a part, `**` for any number of parts,
 * `[a-z]`, `{a,b}` (git has no such alternatives). Matching takes time in proportion to pattern times path, whoever wrote them.
 */
export function glob(pattern: string, { ignoreCase = false, alternatives = true } = {}): PathTest {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const written = fold(pattern);
  const forms = (alternatives ? braces(written) : [written]).map((form) =>
    form.split('/').filter((part) => part !== ''),
  );
  return (path) => {
    const parts = fold(path)
      .split('/')
      .filter((part) => part !== '');
    return forms.some((form) => matchParts(form, parts));
  };
}

/** `a{b,c}d` is `abd` and `acd`; braces that do not close are themselves. */
function braces(pattern: string): readonly string[] {
  let forms = [pattern];
  for (;;) {
    const open = forms.findIndex((form) => /\{[^{}]*\}/.test(form));
    const form = forms[open];
    if (form === undefined || forms.length > mostAlternatives) return forms;
    const [whole = '', inner = ''] = /\{([^{}]*)\}/.exec(form) ?? [];
    const made = inner.split(',').map((each) => form.replace(whole, () => each));
    forms = [...forms.slice(0, open), ...made, ...forms.slice(open + 1)];
  }
}

function matchParts(form: readonly string[], parts: readonly string[]): boolean {
  return matchAll(
    form.length,
    parts.length,
    (at) => form[at] === '**',
    (at, other) => matchPart(form[at] ?? '', parts[other] ?? ''),
  );
}

function matchPart(form: string, part: string): boolean {
  const tokens = form.match(/\[[^\]]+\]|[^]/g) ?? [];
  return matchAll(
    tokens.length,
    part.length,
    (at) => tokens[at] === '*',
    (at, other) => matchCharacter(tokens[at] ?? '', part[other] ?? ''),
  );
}

function matchCharacter(token: string, character: string): boolean {
  if (token === '?') return true;
  if (token.length < 3 || !token.startsWith('[')) return token === character;
  const [, not = '', set = ''] = /^\[([!^]?)([^]*)\]$/.exec(token) ?? [];
  let isIn = false;
  for (let at = 0; at < set.length; at++) {
    const first = set[at] ?? '';
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    const last = isRange ? (set[at + 2] ?? '') : first;
    isIn ||= character >= first && character <= last;
    if (isRange) at += 2;
  }
  return isIn !== (not !== '');
}

/** Matches two rows where some of the first stand for any run of the second; goes back to the last such one only. */
function matchAll(
  formLength: number,
  length: number,
  isAny: (at: number) => boolean,
  isSame: (at: number, other: number) => boolean,
): boolean {
  let [at, other, any, resume] = [0, 0, -1, 0];
  while (other < length) {
    if (at < formLength && isAny(at)) {
      any = at++;
      resume = other;
    } else if (at < formLength && isSame(at, other)) {
      at++;
      other++;
    } else if (any >= 0) {
      at = any + 1;
      other = ++resume;
    } else {
      return false;
    }
  }
  while (at < formLength && isAny(at)) at++;
  return at === formLength;
}
