/**
 * What a model said beside its code, in one line and without the signs of Markdown. Empty where it
 * says nothing but that the code follows, as in "Here is the changed code:".
 */
export function remarkOf(prose: string): string {
  const paragraphs = prose
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)/gm, '')
        .replace(/[*_]{2,}|`/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '' && !leadsToCode(paragraph));
  return paragraphs.join(' ');
}

/** One sentence with a colon at its end; of a longer paragraph all is worth reading. */
function leadsToCode(paragraph: string): boolean {
  return /^[^.!?。！？]*[:：]$/u.test(paragraph);
}
