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

/** Markdown as one would read it to somebody: without marks, code blocks by a word. */
export function speakable(markdown: string, codeWord: string): string {
  let inCode = false;
  const lines = markdown.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) {
      inCode = !inCode;
      return inCode ? `${codeWord}.` : '';
    }
    return inCode ? '' : withoutMarks(line);
  });
  return lines.filter((line) => line.trim() !== '').join(' ');
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:>\s*|#{1,6}\s+|[-*+]\s+|\|)+/, '')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '')
    .replace(/\|/g, ' ')
    .replace(/^[\s:-]+$/, '');
}
