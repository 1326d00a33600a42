import type { ComponentChild } from 'preact';
import { useRef } from 'preact/hooks';
import type { Token } from '../../core/highlight/highlighter';
import { memo } from '../parts/memo';
import { useNear } from '../parts/useNear';
import { useColours } from './useColours';

/** How many lines are laid out as one block: a new line then costs no more than that to lay out. */
const linesPerBlock = 40;

/** The lines of a code block; only those that changed are drawn again. */
export function CodeLines({
  lines,
  language,
  closed,
}: {
  lines: readonly string[];
  language: string;
  closed: boolean;
}) {
  const element = useRef<HTMLElement>(null);
  const tokens = useColours(lines, language, closed, useNear(element));
  const count = Math.ceil(lines.length / linesPerBlock);
  return (
    <code ref={element}>
      {Array.from({ length: count }, (_, n) => {
        const [start, end] = [n * linesPerBlock, (n + 1) * linesPerBlock];
        return <Lines key={n} lines={lines.slice(start, end)} tokens={tokens.slice(start, end)} />;
      })}
    </code>
  );
}

interface LinesProps {
  readonly lines: readonly string[];
  readonly tokens: readonly (readonly Token[])[];
}

const Lines = memo<LinesProps>(
  ({ lines, tokens }) => (
    <span class="lines">
      {lines.map((line, index) => (
        <Line key={index} text={line} tokens={tokens[index]} />
      ))}
    </span>
  ),
  (before, after) =>
    before.lines.length === after.lines.length &&
    after.lines.every(
      (line, at) => line === before.lines[at] && after.tokens[at] === before.tokens[at],
    ),
);

const Line = memo<{ text: string; tokens: readonly Token[] | undefined }>(({ text, tokens }) => (
  <span>
    {tokens ? tokens.map(drawToken) : text}
    {'\n'}
  </span>
));

function drawToken({ text, scope }: Token, index: number): ComponentChild {
  if (scope === null) return text;
  return (
    <span key={index} class={`tok-${scope}`}>
      {text}
    </span>
  );
}
