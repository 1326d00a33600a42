import { flankingAt } from './flanking';
import { mathOpeningAt, mathSpanAt } from './mathSpan';

/** UTF-16 units after which the next safe place ends a segment. */
const shortestSegment = 160;

/** UTF-16 units without a safe place after which the text is no longer read for marks. */
export const longestSegment = 8_000;

/** Delimiters open at once, beyond which a text is not worth following. */
const mostDelimiters = 50;

/** UTF-16 units within which a link's target must end to be understood here. */
const longestTarget = 2_000;

/** A run of `*`, `_` or `~` that may begin emphasis. */
export interface Delimiter {
  readonly char: string;
  readonly length: number;
  readonly at: number;
}

/**
 * Finds places in a paragraph where nothing is open: no mark before such a place can be closed, and
 * nothing before it changed, by what comes after. The paragraph's inline nodes are then those of its
 * segments in a row, and only the last segment is read again when the paragraph grows. Where it is hard
 * to say, there is no safe place; what is decided depends on the text alone, not on how it arrives.
 */
export class InlineScanner {
  /** Offset up to which the text has been judged. What stands here waits for what follows it. */
  at = 0;
  /** Length of the run of backticks that began a code span; 0 outside one. */
  code = 0;
  codeAt = 0;
  brackets: { readonly at: number; readonly delimiters: number }[] = [];
  delimiters: Delimiter[] = [];
  /** Set where the text is too entangled: no safe place follows in this segment. */
  entangled = false;
  readonly #ignoreDollars: boolean;

  constructor(ignoreDollars = false) {
    this.#ignoreDollars = ignoreDollars;
  }

  fork(ignoreDollars = this.#ignoreDollars): InlineScanner {
    const fork = new InlineScanner(ignoreDollars);
    fork.at = this.at;
    fork.code = this.code;
    fork.codeAt = this.codeAt;
    fork.brackets = this.brackets.slice();
    fork.delimiters = this.delimiters.slice();
    fork.entangled = this.entangled;
    return fork;
  }

  /** Goes on in `text`, which begins with the text given before; returns the first safe place found. */
  scan(text: string): number | undefined {
    const end = Math.min(text.length, longestSegment);
    while (this.at < end) {
      if (this.#isSafe(text)) return this.at;
      const next = this.#next(text);
      if (next === undefined) return undefined;
      this.at = next;
    }
    return undefined;
  }

  #isSafe(text: string): boolean {
    if (this.at < shortestSegment || this.entangled || this.code > 0) return false;
    if (this.brackets.length > 0 || this.delimiters.length > 0) return false;
    const before = text[this.at - 1];
    if (before !== '\n' && (before !== ' ' || text[this.at - 2] === ' ')) return false;
    return !/\s/.test(text[this.at] ?? ' ');
  }

  /** Offset behind what stands at the current one; undefined where more text is needed to tell. */
  #next(text: string): number | undefined {
    const at = this.at;
    const char = text[at];
    if (char === '`') return this.#backticks(text);
    if (this.code > 0) return endOf(/[^`]+/y, text, at);
    switch (char) {
      case '\\':
        return this.#backslash(text);
      case '$':
        return this.#ignoreDollars ? at + 1 : this.#formula(text);
      case '[':
        this.brackets.push({ at, delimiters: this.delimiters.length });
        return at + 1;
      case ']':
        return this.#closeBracket(text);
      case '*':
      case '_':
      case '~':
        return this.#delimiterRun(text, char);
      case '<':
        return angleEnd(text, at);
      case ':':
        return this.#address(text);
      case ' ':
      case '\n':
        return at + 1;
      default:
        return endOf(/[^\\$[\]*_~<: \n`]+/y, text, at);
    }
  }

  #backticks(text: string): number | undefined {
    const end = endOf(/`+/y, text, this.at);
    if (end >= text.length) return undefined;
    const length = end - this.at;
    if (this.code === 0) {
      this.code = length;
      this.codeAt = this.at;
    } else if (this.code === length) {
      this.code = 0;
    }
    return end;
  }

  #backslash(text: string): number | undefined {
    if (this.at + 1 >= text.length) return undefined;
    return mathOpeningAt(text, this.at) === undefined ? this.at + 2 : this.#formula(text);
  }

  #formula(text: string): number | undefined {
    if (this.at + 2 >= text.length) return undefined;
    const open = mathOpeningAt(text, this.at);
    if (open === undefined) return this.at + 1;
    const span = mathSpanAt(text, this.at, text.length);
    if (span === undefined) return this.at + open.length;
    // Whether a delimiter closes a formula depends on the character behind it, too.
    return span === 'open' || span.end >= text.length ? undefined : span.end;
  }

  #closeBracket(text: string): number | undefined {
    const end = this.at + 1;
    const opening = this.brackets.at(-1);
    if (opening === undefined) return end;
    const next = text[end];
    if (next === undefined) return undefined;
    const targetEnd = next === '(' ? endOfTarget(text, end) : end;
    if (targetEnd === undefined && text.length < end + longestTarget) return undefined;
    this.brackets.pop();
    const isNested = next === '(' && this.brackets.length > 0;
    const hasOpenMarks = this.delimiters.length > opening.delimiters;
    if (targetEnd === undefined || isNested || hasOpenMarks) this.entangled = true;
    return targetEnd ?? end;
  }

  #delimiterRun(text: string, char: string): number | undefined {
    const at = this.at;
    let end = at;
    while (text[end] === char) end += 1;
    if (end >= text.length) return undefined;
    const length = end - at;
    if (char === '~' && length === 1) return end;
    if ((char === '~' && length > 2) || this.delimiters.length >= mostDelimiters) {
      this.entangled = true;
    }
    if (this.entangled) return end;
    const { canOpen, canClose } = flankingAt(text, at, end);
    const opener = this.delimiters.at(-1);
    const isWithin = this.delimiters.length > (this.brackets.at(-1)?.delimiters ?? 0);
    if (canClose && isWithin && opener?.char === char && opener.length === length) {
      this.delimiters.pop();
    } else if (canClose && this.delimiters.some((delimiter) => delimiter.char === char)) {
      this.entangled = true;
    } else if (canOpen) {
      this.delimiters.push({ char, length, at });
    }
    return end;
  }

  /** Marks within an address are part of it, but where the address ends is not for here to say. */
  #address(text: string): number | undefined {
    if (!text.startsWith('://', this.at)) {
      return text.length < this.at + 3 ? undefined : this.at + 1;
    }
    const end = endOf(/[^\s]+/y, text, this.at);
    if (end >= text.length && end < this.at + longestTarget) return undefined;
    const url = text.slice(this.at, Math.min(end, this.at + longestTarget));
    if (/[*_~`[\]$<\\]/.test(url)) this.entangled = true;
    return this.at + 3;
  }
}

/** Offset behind an autolink in angle brackets, or behind a bracket that is only text. */
function angleEnd(text: string, at: number): number | undefined {
  const end = endOf(/<[^\s<>]*/y, text, at);
  if (end >= text.length && end < at + longestTarget) return undefined;
  const isAutolink =
    text[end] === '>' && end < at + longestTarget && /[:@]/.test(text.slice(at, end));
  return isAutolink ? end + 1 : at + 1;
}

/** Offset behind a link's target in parentheses, in the forms that are told easily. */
function endOfTarget(text: string, at: number): number | undefined {
  const window = text.slice(at, at + longestTarget);
  const target =
    /^\(\s*(?:<[^<>\n\\]*>|[^\s()<>"'\\]*(?:\([^\s()<>"'\\]*\)[^\s()<>"'\\]*)*)(?:\s+(?:"[^"\\]*"|'[^'\\]*'))?\s*\)/;
  const words = /^\([^()<>"'\\\n*_~`$[\]]*\)/;
  const match = target.exec(window) ?? words.exec(window);
  return match === null ? undefined : at + match[0].length;
}

/** Offset behind what the sticky `pattern` matches at `at`; one character on where it matches nothing. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 1);
}
