import { StringStream, type StreamParser } from '@codemirror/streamparser';
import { scopeOf, type Scope } from './scope';

/** A language as a tokenizer whose state at a line's end can be copied. */
export type Mode = StreamParser<unknown>;

/** A piece of one line. A line's tokens joined are the line. */
export interface Token {
  readonly text: string;
  /** Null for plain text. */
  readonly scope: Scope | null;
}

/** Columns a tab and one level of indentation stand for; modes ask for them, replies do not say. */
const tabSize = 4;
const indentUnit = 2;

/** UTF-16 units from which a line is left plain: minified code, data. */
const longestLine = 5_000;

/** Times a mode may return without moving on, as it does to change its state, before it is given up. */
const patience = 10;

const nameScopes: ReadonlySet<Scope | null> = new Set(['variable', 'definition', 'property']);

/** Colours one piece of code line by line, carrying the mode's state over line ends. */
export class Highlighter {
  readonly #mode: Mode;
  #state: unknown;
  #failed = false;
  #scanned = 0;

  constructor(mode: Mode) {
    this.#mode = mode;
    this.#state = mode.startState?.(indentUnit) ?? {};
  }

  /** Takes the next complete line, without its line end. */
  append(line: string): readonly Token[] {
    return this.#read(line, this.#state);
  }

  /** Colours `line` as if it were the next one, and forgets it: for a line that still grows. */
  preview(line: string): readonly Token[] {
    if (this.#failed) return plain(line);
    try {
      return this.#read(line, this.#copyState());
    } catch {
      return plain(line);
    }
  }

  /** UTF-16 units given to the mode so far: the measure of work. */
  get scanned(): number {
    return this.#scanned;
  }

  #read(line: string, state: unknown): readonly Token[] {
    if (this.#failed || line.length > longestLine) return plain(line);
    this.#scanned += line.length;
    try {
      return tokensOf(this.#mode, line, state);
    } catch {
      this.#failed = true;
      return plain(line);
    }
  }

  #copyState(): unknown {
    if (this.#mode.copyState !== undefined) return this.#mode.copyState(this.#state);
    if (typeof this.#state !== 'object' || this.#state === null) return this.#state;
    return Object.fromEntries(
      Object.entries(this.#state).map(([name, value]: [string, unknown]) => [
        name,
        Array.isArray(value) ? (value.slice() as unknown) : value,
      ]),
    );
  }
}

/** A line without colours, for languages nobody knows. */
export function plain(line: string): readonly Token[] {
  return line === '' ? [] : [{ text: line, scope: null }];
}

function tokensOf(mode: Mode, line: string, state: unknown): readonly Token[] {
  const tokens: { text: string; scope: Scope | null }[] = [];
  if (line === '') mode.blankLine?.(state, indentUnit);
  const stream = new StringStream(line, tabSize, indentUnit);
  while (!stream.eol()) {
    const scope = nextScope(mode, stream, state);
    const text = stream.current();
    stream.start = stream.pos;
    const last = tokens.at(-1);
    if (last !== undefined && text.startsWith('(') && nameScopes.has(last.scope)) {
      last.scope = 'function';
    }
    if (last?.scope === scope) last.text += text;
    else tokens.push({ text, scope });
  }
  return tokens;
}

function nextScope(mode: Mode, stream: StringStream, state: unknown): Scope | null {
  for (let tries = 0; tries < patience; tries++) {
    const style = mode.token(stream, state);
    // Some modes return undefined where their type promises null.
    if (stream.pos > stream.start) return style ? scopeOf(style) : null;
  }
  throw new Error('The language mode does not advance.');
}
