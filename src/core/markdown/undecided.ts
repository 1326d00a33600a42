/** UTF-16 units after which the beginning of a line in brackets is taken for text. */
const longestLabel = 1_000;

/**
 * Whether the beginning of a line, which may go on, does not yet say what kind of line it will be. It is
 * then better not shown at all than shown and taken back.
 */
export function isUndecided(content: string, inParagraph: boolean, inTable: boolean): boolean {
  if (/^(?:\d{1,9}(?:[.)][ \t]*)?|[-+*][ \t]+|\+|#{1,6}[ \t]*|\$|\\)$/.test(content)) return true;
  const first = content[0] ?? '';
  if (first === '`' || first === '~') return mayBeFence(content, first);
  if (first === '*' || first === '-' || first === '_') {
    if (consistsOf(content, first + ' \t')) return true;
  }
  if (content.startsWith('$$')) return mayBeFormula(content, '$$');
  if (content.startsWith('\\[')) return mayBeFormula(content, '\\]');
  if (inParagraph) {
    if (first === '=' && consistsOf(content, '= \t')) return true;
    if ('|:-'.includes(first) && consistsOf(content, '|:- \t')) return true;
  }
  if (first === '|') return !inTable;
  return first === '[' && mayBeDefinition(content, inParagraph);
}

function mayBeFormula(content: string, close: string): boolean {
  const end = content.indexOf(close, 2);
  return end === -1 || content.slice(end + close.length).trim() === '';
}

function mayBeFence(content: string, char: string): boolean {
  let length = 1;
  while (content[length] === char) length += 1;
  if (length < 3) return length === content.length;
  return char === '~' || !content.includes('`', length);
}

/** Also true of a task's box, which is shown as such only when text follows. */
function mayBeDefinition(content: string, inParagraph: boolean): boolean {
  if (content.length > longestLabel) return false;
  const end = content.indexOf(']');
  if (inParagraph && content[1] !== '^' && content.length > 1) return false;
  if (end === -1) return true;
  const after = content.slice(end + 1);
  if (/^\[[ xX]\]$/.test(content.slice(0, end + 1)) && after.trim() === '') return true;
  return after === '' || (after.startsWith(':') && content[1] !== '^');
}

function consistsOf(content: string, chars: string): boolean {
  for (const char of content) if (!chars.includes(char)) return false;
  return true;
}
