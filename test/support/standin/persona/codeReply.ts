import type { FencedCode } from '../lastMessage';
import { commentIn, testIn } from './codeIn';
import { fenced } from './fenced';
import { walkThrough } from './walkThrough';

type Reply = (said: string, fence: FencedCode) => string;

/** What is asked about the code, tried in this order; an explanation if nothing fits. */
const asks: readonly (readonly [RegExp, Reply])[] = [
  [/\bexplain\b|\bwhat does\b/i, explained],
  [/commit message/i, commitMessage],
  [/\breview\b/i, review],
  [/\btests?\b/i, tests],
  [/\b(edit|fix|change|rewrite|refactor|rename|document|add|replace)\b/i, editedWithWords],
];

/** The persona's reply to a message with code in it. `said` is the message without the code. */
export function aboutCode(said: string, fence: FencedCode): string {
  // The heading of an attachment is not what the person asked.
  const asked = said.replace(/^File: .*$/gm, '');
  const reply = asks.find(([pattern]) => pattern.test(asked))?.[1] ?? explained;
  return reply(said, fence);
}

/** Number of the code's first line, where the message names it ("lines 10-24"); else 1. */
export function firstLineNumber(said: string): number {
  return Number(/\b(?:lines?\s+|L)(\d+)/i.exec(said)?.[1] ?? 1);
}

function explained(said: string, { code, language }: FencedCode): string {
  const lines = code.split('\n');
  const first = firstLineNumber(said);
  const kind = language === '' ? 'text' : `\`${language}\``;
  return [
    '## What was sent',
    `${lines.length} ${lines.length === 1 ? 'line' : 'lines'} of ${kind}, ` +
      `${code.length.toLocaleString('en')} characters. A model would say what they are for; ` +
      'the stand-in can only walk through them.',
    '## Line by line',
    walkThrough(lines, first)
      .map(({ number, line, remark }) => `- Line ${number}, ${inlineCode(line)}: ${remark}`)
      .join('\n'),
    '## The beginning again',
    fenced(language, lines.slice(0, 6).join('\n')),
  ].join('\n\n');
}

/** A line as inline code, whatever backticks it has. */
function inlineCode(line: string): string {
  const text = line.trim().slice(0, 80);
  const runs = text.match(/`+/g) ?? [];
  if (runs.length === 0) return `\`${text}\``;
  const mark = '`'.repeat(Math.max(...runs.map((run) => run.length)) + 1);
  return `${mark} ${text} ${mark}`;
}

function review(said: string, fence: FencedCode): string {
  return `A made-up review, to show the form of one:\n\n${findings(said, fence)}`;
}

/** A made-up review, each finding in the form that the extension asks for. */
export function findings(said: string, { code }: FencedCode): string {
  const severities = ['error', 'warning', 'info'];
  return walkThrough(code.split('\n'), firstLineNumber(said))
    .slice(0, severities.length)
    .map(
      ({ number, line }, i) =>
        `- ${severities[i] ?? ''}, line ${number}, ${inlineCode(line)}: ` +
        'The stand-in names this line without having understood it. Look at it twice.',
    )
    .join('\n');
}

function tests(_said: string, { language }: FencedCode): string {
  return `A test that has nothing to do with your code:\n\n${fenced(language, testIn(language))}`;
}

/** A test file that was sent, perhaps empty, with one more test. */
export function withTest(_said: string, { code, language }: FencedCode): string {
  const before = code.trim() === '' ? '' : `${code.trimEnd()}\n\n`;
  return fenced(language, before + testIn(language));
}

/** Says itself that nobody has read the change: nothing else may stand in an answer. */
export function commitMessage(_said: string, { code }: FencedCode): string {
  const file = /^\+\+\+ b\/(.+)$/m.exec(code)?.[1] ?? 'a file';
  return `Change ${file}\n\nWritten by the stand-in endpoint, which has not read the change.`;
}

function editedWithWords(said: string, fence: FencedCode): string {
  return `The stand-in only adds a comment:\n\n${edited(said, fence)}`;
}

/** The same code with a comment in front: a small change that a diff can show. */
export function edited(_said: string, { code, language }: FencedCode): string {
  const indent = /^[ \t]*/.exec(code)?.[0] ?? '';
  const comment = commentIn(language, 'Changed by the stand-in, which is not a model.');
  return fenced(language, `${indent}${comment}\n${code}`);
}
