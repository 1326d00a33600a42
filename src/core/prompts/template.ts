/** What a placeholder of a template can stand for. */
export const placeholderNames = [
  'selection',
  'file',
  'language',
  'problems',
  'diff',
  'input',
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: PlaceholderName };

/** What is wrong in a template, and where. */
export interface TemplateProblem {
  /** `unknown`: no placeholder has that name; `unclosed`: `{{` without its `}}` on the same line. */
  readonly kind: 'unknown' | 'unclosed';
  /** What stands between the braces, shortened. */
  readonly name: string;
  /** Zero-based. */
  readonly line: number;
  /** UTF-16 offset in the line at which the braces open. */
  readonly character: number;
  /** UTF-16 units of it that are wrong, all on that line. */
  readonly length: number;
}

/** A template as it was read; `parts` are complete only where there are no `problems`. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

/** `\{{` is text; else the last two of some braces open a placeholder, which ends on its line. */
const opening = /\\\{\{|\{\{(?!\{)(?:([^\r\n{}]*)\}\})?/g;

/** Longest name that is told of, UTF-16 length. */
const longestTold = 40;

/**
 * Reads a template: text with placeholders such as `{{selection}}`. `\{{` stands for the braces
 * themselves.
 */
export function parseTemplate(source: string): Template {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let text = '';
  let end = 0;
  const place = { line: 0, start: 0, seen: 0 };
  for (const match of source.matchAll(opening)) {
    text += source.slice(end, match.index);
    end = match.index + match[0].length;
    const [written, inner] = match;
    const name = placeholderNames.find((each) => each === inner?.trim());
    if (written === '\\{{') {
      text += '{{';
    } else if (name) {
      if (text !== '') parts.push({ kind: 'text', text });
      parts.push({ kind: 'placeholder', name });
      text = '';
    } else {
      advance(place, source, match.index);
      const { line, start } = place;
      problems.push({
        kind: inner === undefined ? 'unclosed' : 'unknown',
        name: (inner?.trim() ?? '').slice(0, longestTold),
        line,
        character: match.index - start,
        length: written.length,
      });
    }
  }
  text += source.slice(end);
  if (text !== '') parts.push({ kind: 'text', text });
  return { parts, problems };
}

interface Place {
  line: number;
  /** Offset at which the line begins. */
  start: number;
  /** Offset up to which lines are counted. */
  seen: number;
}

/** Counts the lines from where `place` is, up to the offset; nothing is looked at twice. */
function advance(place: Place, source: string, offset: number): void {
  for (const end of source.slice(place.seen, offset).matchAll(/\r\n?|\n/g)) {
    place.line += 1;
    place.start = place.seen + end.index + end[0].length;
  }
  place.seen = offset;
}

/** The placeholders that a template uses, each once, in the order of their first use. */
export function placeholdersOf({ parts }: Template): readonly PlaceholderName[] {
  return [...new Set(parts.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : [])))];
}

/**
 * The template's text with each placeholder replaced by its value, which is taken as it is: braces
 * in a value are text. A value that is missing is empty.
 */
export function fillTemplate(
  { parts }: Template,
  values: Partial<Readonly<Record<PlaceholderName, string>>>,
): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : (values[part.name] ?? '')))
    .join('');
}
