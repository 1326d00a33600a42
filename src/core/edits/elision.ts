const signs = /^\s*(?:\/\/+|\/\*+|#+|--|<!--|\{\/\*|;+|%+)\s*(.*?)\s*(?:\*\/\}?|-->)?\s*$/;

const words =
  /\b(?:existing|rest of|remaining|remainder|previous|unchanged|omitted|unmodified|as before|same as|no changes?|stays? the same|remains? the same|(?:other|more) (?:code|methods?|functions?|imports?|fields?|properties|cases|tests|routes|lines|members|styles|rules))\b/i;

/**
 * Whether a line of an answer stands for code that it leaves out, as in `// ... existing code ...`.
 * `known` are the lines of the document: what stands there word by word leaves nothing out.
 */
export function isElision(line: string, known: ReadonlySet<string>): boolean {
  const text = line.trim();
  if (text === '' || known.has(text)) return false;
  if (/^(?:\.{3,}|…|\[\.{3}\]|\(\.{3}\))$/.test(text)) return true;
  const [, comment] = signs.exec(text) ?? [];
  if (comment === undefined) return false;
  if (/^(?:\.{3,}|…)$/.test(comment)) return true;
  const dots = /^(?:\.{3,}|…)|(?:\.{3,}|…)$|^[([].*(?:\.{3,}|…).*[)\]]$/.test(comment);
  return words.test(comment) && (dots || comment.split(/\s+/).length <= 7);
}

/** Whether a line leaves something out in its middle, as in `function f() { ... }`. */
export function elidesWithin(line: string, known: ReadonlySet<string>): boolean {
  return (
    /[{([]\s*(?:\/\*\s*)?(?:\.{3,}|…)(?:\s*\*\/)?\s*[})\]]/.test(line) && !known.has(line.trim())
  );
}
