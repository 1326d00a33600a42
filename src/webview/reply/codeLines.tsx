import type { ComponentChild } from 'preact';
import { memo } from '../parts/memo';

/** How many lines are laid out as one block: a new line then costs no more than that to lay out. */
const linesPerBlock = 40;

/** The lines of a code block. */
export function CodeLines({
  lines,
}: {
  lines: readonly string[];
  language: string;
  closed: boolean;
}) {
  const count = Math.ceil(lines.length / linesPerBlock);
  return (
    <code>
      {Array.from({ length: count }, (_, n) => (
        <Lines key={n} lines={lines} start={n * linesPerBlock} />
      ))}
    </code>
  );
}

interface LinesProps {
  readonly lines: readonly string[];
  readonly start: number;
}

const Lines = memo<LinesProps>(
  ({ lines, start }) => (
    <span class="lines">{lines.slice(start, start + linesPerBlock).map(drawLine)}</span>
  ),
  (before, after) => {
    for (let at = after.start; at < after.start + linesPerBlock; at++) {
      if (before.lines[at] !== after.lines[at]) return false;
    }
    return true;
  },
);

function drawLine(line: string, index: number): ComponentChild {
  return <Line key={index} text={line} />;
}

const Line = memo<{ text: string }>(({ text }) => <span>{`${text}\n`}</span>);
