import type { FencedCode } from '../lastMessage';
import { fenced } from './fenced';
import { walkThrough } from './walkThrough';

type Reply = (said: string, fence: FencedCode) => string;

/** What is asked about the code, tried in this order; an explanation if nothing fits. */
const asks: readonly (readonly [RegExp, Reply])[] = [
  [/\bexplain\b|\bwhat does\b/i, explained],
  [/commit message/i, commitMessage],
  [/\breview\b/i, review],
  [/\btests?\b/i, tests],
  [/\b(edit|fix|change|rewrite|refactor|rename|document|add|replace)\b/i, edited],
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

function review(said: string, { code }: FencedCode): string {
  const lines = code.split('\n');
  const found = walkThrough(lines, firstLineNumber(said)).slice(0, 4);
  const severities = ['**Bug**', '**Risk**', '**Style**', '**Question**'];
  return [
    'A made-up review, to show the form of one:',
    found
      .map(
        ({ number, line }, i) =>
          `${i + 1}. ${severities[i] ?? ''}, line ${number}: ${inlineCode(line)} deserves a second look.`,
      )
      .join('\n'),
  ].join('\n\n');
}

function tests(_said: string, { language }: FencedCode): string {
  const python = 'def test_stand_in():\n    assert 1 + 1 == 2';
  const script =
    "import assert from 'node:assert/strict';\n\nit('adds', () => {\n  assert.equal(1 + 1, 2);\n});";
  const block = language === 'python' ? fenced('python', python) : fenced('typescript', script);
  return `A test that has nothing to do with your code:\n\n${block}`;
}

function commitMessage(_said: string, { code }: FencedCode): string {
  const file = /^\+\+\+ b\/(.+)$/m.exec(code)?.[1] ?? 'a file';
  return `Change ${file}\n\nWritten by the stand-in endpoint, which has not read the change.`;
}

/** The same code with a comment in front: a small change that a diff can show. */
function edited(_said: string, { code, language }: FencedCode): string {
  const indent = /^[ \t]*/.exec(code)?.[0] ?? '';
  const comment = commentIn(language, 'Changed by the stand-in, which is not a model.');
  return `The stand-in only adds a comment:\n\n${fenced(language, `${indent}${comment}\n${code}`)}`;
}

function commentIn(language: string, text: string): string {
  if (
    /^(py|python|sh|bash|shell|shellscript|ruby|rb|yaml|yml|toml|r|perl|makefile|dockerfile)$/.test(
      language,
    )
  ) {
    return `# ${text}`;
  }
  if (/^(sql|lua|haskell|hs|ada)$/.test(language)) return `-- ${text}`;
  if (/^(html|xml|markdown|md|vue|svelte)$/.test(language)) return `<!-- ${text} -->`;
  if (/^(css|scss|less)$/.test(language)) return `/* ${text} */`;
  return `// ${text}`;
}
