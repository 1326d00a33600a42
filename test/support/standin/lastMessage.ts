/** Text of the last user message of a completion body; empty if there is none. */
export function lastUserText(body: Readonly<Record<string, unknown>>): string {
  const messages: readonly unknown[] = Array.isArray(body['messages']) ? body['messages'] : [];
  const last = messages.findLast(
    (message) =>
      typeof message === 'object' &&
      message !== null &&
      'role' in message &&
      message.role === 'user',
  );
  return last === undefined ? '' : textOf((last as { content?: unknown }).content);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) =>
      typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string'
        ? part.text
        : '',
    )
    .filter((text) => text !== '')
    .join('\n');
}

const fence = /^ {0,3}(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/m;

/** A fenced block of code in a message. */
export interface FencedCode {
  /** First word of the info string, in lower case; may be empty. */
  readonly language: string;
  readonly code: string;
}

/** The first fenced block of the text. */
export function firstFence(text: string): FencedCode | undefined {
  const found = fence.exec(text);
  if (!found) return undefined;
  const language = /^[^\s:{]*/.exec((found[2] ?? '').trim())?.[0] ?? '';
  return { language: language.toLowerCase(), code: (found[3] ?? '').replace(/\n$/, '') };
}

/** The text without its fenced blocks: what the person said, not what was attached. */
export function withoutFences(text: string): string {
  return text.replace(new RegExp(fence, 'gm'), '\n');
}

/**
 * The directive in a message: a line that begins with `/standin` in its last paragraph, outside
 * fenced blocks. A message may have earlier questions in it, which got no answer.
 */
export function directiveIn(text: string): string | undefined {
  const last =
    withoutFences(text)
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  return /^\/standin\b[ \t]*(.*)$/m.exec(last)?.[1];
}
