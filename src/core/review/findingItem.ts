import { longestMessage, severityOf } from './finding';
import type { Finding, Severity } from './finding';

/** Signs around what is looked for: marks, brackets, commas, dashes, and words that join. */
const between = /(?:[\s*_~[\](),:;|–—-]|(?:at|in|on)(?=\s))*/y;
const word = /[A-Za-z]+(?=[^A-Za-z\d]|$)/y;
const file = /`?((?:[\w@.+-]+\/)*[\w@+-][\w@.+-]*\.[A-Za-z]\w{0,7})`?(?=[\s:,#*)\]])/y;
const place =
  /`?(?:(?:lines?|l|ln|at)\.?\s*#?\s*|#)?L?(\d{1,7})(?:\s*(?:[-–—]|to|through|and|,)\s*(?:lines?\s*)?L?(\d{1,7}))?`?(?![\w.])/iy;
const quotation = /(`{1,2})(?!`)([^`]+?)\1(?!`)/y;

/**
 * Reads one item of a review: severity, place and quoted code, in this or another order, then the
 * message. Undefined where no line is named or nothing is said of it.
 */
export function readFindingItem(lines: readonly string[]): Finding | undefined {
  const reader = new Reader(lines[0] ?? '');
  let severity: Severity | undefined = reader.severity();
  const named = reader.take(file)?.[1];
  const at = reader.place(severity !== undefined || named !== undefined);
  if (!at) return undefined;
  severity ??= reader.severity();
  const quote = reader.quote();
  severity ??= reader.severity();
  const message = [reader.rest(), ...lines.slice(1)].join('\n').trim().slice(0, longestMessage);
  if (message === '') return undefined;
  const [a, b] = at;
  return {
    severity: severity ?? 'warning',
    ...(named !== undefined && { file: named }),
    firstLine: Math.min(a, b),
    lastLine: Math.max(a, b),
    ...(quote !== undefined && { quote }),
    message,
  };
}

/** Reads the head of an item from left to right. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(what: RegExp): RegExpExecArray | undefined {
    const at = this.#skip();
    what.lastIndex = at;
    const match = what.exec(this.#text);
    if (!match) return undefined;
    this.#at = what.lastIndex;
    return match;
  }

  severity(): Severity | undefined {
    const at = this.#at;
    const severity = severityOf(this.take(word)?.[0] ?? '');
    if (severity === undefined) this.#at = at;
    return severity;
  }

  /** A number by itself is a place only behind a severity or a file. */
  place(mayBeBare: boolean): readonly [number, number] | undefined {
    const match = this.take(place);
    if (!match) return undefined;
    if (!mayBeBare && !/[l#]/i.test(match[0])) return undefined;
    const first = Number(match[1]);
    return first > 0 ? [first, Number(match[2] ?? first) || first] : undefined;
  }

  /** Quoted code is a quotation only where the message follows behind a sign. */
  quote(): string | undefined {
    const at = this.#at;
    const match = this.take(quotation);
    if (match && /^\s*[*_)\]]*\s*(?:[:;,–—-]|$)/.test(this.#text.slice(this.#at))) {
      return match[2]?.trim();
    }
    this.#at = at;
    return undefined;
  }

  rest(): string {
    return this.#text.slice(this.#skip());
  }

  #skip(): number {
    between.lastIndex = this.#at;
    between.exec(this.#text);
    return Math.max(between.lastIndex, this.#at);
  }
}
