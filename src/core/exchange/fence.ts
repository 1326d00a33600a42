/** Text in a fence that it cannot close, with the language where that is a plain word. */
export function fenced(text: string, language = ''): string {
  let longest = 2;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  const fence = '`'.repeat(longest + 1);
  const info = /^[\w+#.-]*$/.test(language) ? language : '';
  return `${fence}${info}\n${text}\n${fence}`;
}

/** What `fenced` was given; undefined for a text that is not fenced. */
export function unfenced(block: string): string | undefined {
  const first = block.indexOf('\n');
  const last = block.lastIndexOf('\n');
  const fence = /^`{3,}/.exec(block)?.[0];
  if (fence === undefined || last <= first || block.slice(last + 1).trim() !== fence) {
    return undefined;
  }
  const isConverted = block[first - 1] === '\r' && block[last - 1] === '\r';
  return block.slice(first + 1, isConverted ? last - 1 : last);
}

/** The line that ends the fence which a text leaves open, as a reply that was cut off in code does. */
export function missingFence(text: string): string | undefined {
  let open: string | undefined;
  for (const [, mark = '', rest = ''] of text.matchAll(/^ {0,3}(`{3,}|~{3,})([^\r\n]*)/gm)) {
    if (open === undefined) open = mark.startsWith('`') && rest.includes('`') ? undefined : mark;
    else if (mark.startsWith(open) && rest.trim() === '') open = undefined;
  }
  return open;
}
