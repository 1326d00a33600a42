import { lineSpan } from '../context/attachment';
import type { Attachment } from '../context/attachment';
import type { UserTurn } from '../conversation/turn';

/** Longest title, UTF-16 length. */
const longest = 60;

/** The words around what a title names; the host says them in the person's language. */
export interface TitleWords {
  /** As in "Explain parse() in a.ts". */
  explainSymbol(symbol: string, file: string): string;
  /** As in "Explain a.ts, lines 3-9"; counted from 1, last inclusive. */
  explainLines(file: string, first: number, last: number): string;
  /** As in "Explain a.ts". */
  explainFile(file: string): string;
  /** As in "Review a.ts:3–9". */
  review(place: string): string;
  /** As in "Edit: use a map". */
  edit(instruction: string): string;
}

/** What a chat is called until somebody names it: made from its first question alone. */
export function titleOf(question: UserTurn, words: TitleWords): string {
  const [attachment] = question.attachments;
  if (question.purpose === 'explain' && attachment) return explainTitle(attachment, words);
  if (question.purpose === 'review' && attachment) return words.review(placeOf(attachment));
  const prose = plain(withoutCode(question.text)) || plain(question.text);
  const said = prose || (attachment?.label ?? '');
  return shortened(question.purpose === 'edit' ? words.edit(said) : said);
}

function fileOf({ label }: Attachment): string {
  return label.slice(label.lastIndexOf('/') + 1);
}

function placeOf(attachment: Attachment): string {
  const file = fileOf(attachment);
  if (!attachment.range) return file;
  const { first, last } = lineSpan(attachment.range);
  return first === last ? `${file}:${first}` : `${file}:${first}–${last}`;
}

function explainTitle(attachment: Attachment, words: TitleWords): string {
  const { symbol, range } = attachment;
  const file = fileOf(attachment);
  if (symbol !== undefined) return words.explainSymbol(symbol, file);
  if (!range) return words.explainFile(file);
  const { first, last } = lineSpan(range);
  return words.explainLines(file, first, last);
}

/** Fenced blocks, closed or not, are no title; an inline code span is part of the sentence. */
function withoutCode(text: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of text.slice(0, 20_000).split('\n')) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence === undefined) kept.push(line);
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  return kept.join('\n');
}

/** The first paragraph in one line, without the signs of Markdown. */
function plain(text: string): string {
  const [paragraph = ''] = text
    .slice(0, 20_000)
    .trim()
    .split(/\n\s*\n/, 1);
  return paragraph
    .replace(/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|`{3,}.*$|~{3,}.*$)/gm, '')
    .replace(/[*_]{2,}|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cut where a word ends in its own language, never inside a character. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  let end = 0;
  const head = text.slice(0, 4 * longest);
  for (const { index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(head)) {
    if (index > longest - 1) break;
    end = index;
  }
  const words = head.slice(0, end).replace(/[\s\p{P}]+$/u, '');
  return `${words === '' ? firstCharacters(head) : words}…`;
}

/** For a text that is one word. */
function firstCharacters(text: string): string {
  let end = 0;
  for (const { index } of new Intl.Segmenter().segment(text)) {
    if (index > longest - 1) break;
    end = index;
  }
  return text.slice(0, end);
}
