/**
 * Splits off what can be said aloud of a growing text: whole sentences, and all before the last line
 * break. The rest waits for more.
 */
export function takeSentences(text: string): { readonly said: string; readonly rest: string } {
  const breakAt = text.lastIndexOf('\n') + 1;
  const open = text.slice(breakAt);
  // At the very end a full stop may still become `3.14` or `a.ts`, so white space must follow it.
  const end = /^.*(?:[.!?…]["')\]”’]*\s|[。！？]["')\]”’]*)/su.exec(open);
  const length = end?.[0].length ?? 0;
  const cut = breakAt + length;
  return { said: text.slice(0, cut), rest: text.slice(cut) };
}

/** UTF-16 units of a formula that is still read aloud as it is written. */
const shortFormula = 30;

/** The words that stand for what cannot be read aloud. */
export interface SpokenWords {
  readonly code: string;
  readonly formula: string;
}

/** What is open at the end of a piece of Markdown and not read aloud line by line. */
export type Unspoken = keyof SpokenWords | undefined;

/**
 * Markdown as one would read it to somebody: without marks, blocks of code and formulas by a word.
 *
 * @param within what the pieces before this one left open
 */
export function speakable(
  markdown: string,
  words: SpokenWords,
  within?: Unspoken,
): { readonly said: string; readonly open: Unspoken } {
  let open = within;
  const said: string[] = [];
  for (const line of markdown.split('\n')) {
    const mark = blockMark(line);
    if (open !== undefined) {
      if (mark === open) open = undefined;
    } else if (mark !== undefined) {
      open = mark;
      said.push(`${words[mark]}.`);
    } else {
      said.push(withoutMarks(withoutFormulas(line, words.formula)));
    }
  }
  return { said: said.filter((line) => line.trim() !== '').join(' '), open };
}

/** What a line begins or ends. */
function blockMark(line: string): Unspoken {
  if (/^\s*(```|~~~)/.test(line)) return 'code';
  return /^\s*(\$\$|\\[[\]])\s*$/.test(line) ? 'formula' : undefined;
}

/** Formulas by a word where they are long or hold commands, else as they are written. */
function withoutFormulas(line: string, word: string): string {
  return line.replace(
    /\$\$([^$]+)\$\$|\\\((.+?)\\\)|\\\[(.+?)\\\]|(?<![\w$])\$(?=[^\s$])([^$]*[^\s$])\$(?![\w$])/g,
    (_all, ...found: readonly (string | undefined)[]) => {
      const text = found.slice(0, 4).find((each) => each !== undefined) ?? '';
      const isShort = text.length <= shortFormula && !text.includes('\\');
      return isShort ? text.replace(/[_^{}]+/g, ' ') : word;
    },
  );
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:>\s*|#{1,6}\s+|[-*+]\s+|\|)+/, '')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '')
    .replace(/\|/g, ' ')
    .replace(/^[\s:-]+$/, '');
}
