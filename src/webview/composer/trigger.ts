/** The word at the caret that completions are offered for. */
export interface Trigger {
  readonly mark: '#' | '/';
  /** Where the mark stands, UTF-16 offset. */
  readonly start: number;
  /** Where the word ends, which may be behind the caret. */
  readonly end: number;
  /** What is typed between mark and caret. */
  readonly query: string;
}

/**
 * `/` counts at the very beginning of the message, `#` where a word begins. Neither a number (`#12`
 * names an issue) nor a second mark (`##` is a heading) is completed.
 */
export function triggerAt(text: string, caret: number): Trigger | undefined {
  const before = text.slice(0, caret);
  const command = /^\/([\p{L}\p{N}_-]*)$/u.exec(before);
  const context = command ? null : /(?:^|[\s([{"'`])#((?!\d+$)[^\s#]{0,200})$/u.exec(before);
  const query = (command ?? context)?.[1];
  if (query === undefined) return undefined;
  const start = caret - query.length - 1;
  const rest = /^[^\s]*/.exec(text.slice(caret))?.[0] ?? '';
  return { mark: command ? '/' : '#', start, end: caret + rest.length, query };
}

/** What stands in the box once a completion is accepted. */
export interface Filling {
  /** The stretch of the box that is replaced, UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A command stays as it is called. What goes along becomes an entry of the list above the box, so
 * its word can go; where words stand before it the name stays, without its mark, because the sentence
 * needs it ("compare src/a.ts with") and the model finds the same name above what goes along.
 */
export function fillingFor(text: string, trigger: Trigger, name: string): Filling {
  const { mark, start, end } = trigger;
  const gap = /^\s/.test(text.slice(end)) ? '' : ' ';
  if (mark === '/') return { start, end, text: `/${name}${gap}` };
  if (text.slice(0, start).trim() !== '') return { start, end, text: `${name}${gap}` };
  const blank = /^ ?/.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + blank.length, text: '' };
}
