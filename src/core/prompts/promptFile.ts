/** A prompt as it stands in a Markdown file. */
export interface PromptFile {
  /** From the front matter; empty where there is none. */
  readonly description: string;
  /** The template: everything below the front matter. */
  readonly template: string;
  /** Zero-based line of the file on which the template begins. */
  readonly firstLine: number;
}

/** Longest description that is shown, UTF-16 length. */
const longestDescription = 200;

/**
 * Reads a prompt file: an optional front matter between lines of three dashes, of which only
 * `description` has a meaning, then the template. A front matter without its end is text.
 */
export function readPromptFile(source: string): PromptFile {
  const text = source.replace(/^\uFEFF/, '');
  const lines = text.split(/\r\n?|\n/);
  const end =
    lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && isRule(line)) : -1;
  const firstLine = skipBlank(lines, end + 1);
  return {
    description: description(lines.slice(1, Math.max(1, end))),
    template: lines.slice(firstLine).join('\n').trimEnd(),
    firstLine,
  };
}

function isRule(line: string): boolean {
  return line.trimEnd() === '---';
}

function skipBlank(lines: readonly string[], from: number): number {
  const at = lines.findIndex((line, index) => index >= from && line.trim() !== '');
  return at < 0 ? from : at;
}

function description(front: readonly string[]): string {
  for (const line of front) {
    const [, value] = /^description\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (value !== undefined) return unquoted(value).slice(0, longestDescription);
  }
  return '';
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
