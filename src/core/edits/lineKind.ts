/** Columns that a line is indented by; a tab goes on to the next multiple of four. */
export function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width++;
    else if (character === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** A comment of any common language; a preprocessor line is none. */
export function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\/\*|\*(?!\w)|#(?!\s*(?:include|define|if|endif|else|pragma)\b|\[)|--|<!--|\{\/\*|;;|%)/.test(
    line,
  );
}

/** What stands above a definition and belongs to it beside comments. */
export function isDecorator(line: string): boolean {
  return /^\s*(?:@[\w.]+|#\[)/.test(line);
}

/** What ends or goes on with a block that began further up, at the same indentation. */
export function isCloser(line: string): boolean {
  return /^\s*(?:[)\]}]|<\/|end\b|else\b|elif\b|elsif\b|catch\b|except\b|finally\b|rescue\b|ensure\b|\{\s*$)/.test(
    line,
  );
}

/** A closer behind which its block goes on. */
export function goesOn(line: string): boolean {
  return /[{([:]\s*$|\b(?:then|do|else|finally|ensure)\s*$|=>\s*$/.test(line);
}

/** A line that tells nothing of where it stands: blank, brackets, or a word that all code has. */
export function isTrivial(line: string): boolean {
  return (
    line.replace(/\b(?:else|end|try|do|begin|return|break|pass)\b/g, '').replace(/\W/g, '').length <
    3
  );
}

/** Where something is taken from another module. */
export function isImport(line: string): boolean {
  return /^(?:import\b(?!\()|from\s+\S+\s+import\b|#include\b|using\s+[\w.]+\s*;|use\s+[\w:\\{]|(?:const|let|var)\s.+=\s*require\(|export\s.+\sfrom\s)/.test(
    line,
  );
}
