import type { ComponentChild } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Token } from '../../core/highlight/highlighter';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { formatCount, ShowMore } from '../parts/showMore';
import { memo } from '../parts/memo';
import { useNear } from '../parts/useNear';
import { codeText } from './unseenCharacters';
import { useColours } from './useColours';

/** Lines that are drawn before somebody asks for more. */
const fewLines = 4_000;

/** UTF-16 units of a line that are drawn: data and minified code, which nobody reads. */
const longestLine = 10_000;

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
  const [most, setMost] = useState(fewLines);
  const left = lines.length - most;
  const count = Math.ceil(Math.min(lines.length, most) / linesPerBlock);
  return (
    <code ref={element}>
      {Array.from({ length: count }, (_, n) => {
        const [start, end] = [n * linesPerBlock, (n + 1) * linesPerBlock];
        return (
          <Lines
            key={n}
            lines={lines.slice(start, end)}
            tokens={tokens.slice(start, end)}
            settled={n < count - 2}
          />
        );
      })}
      {left > 0 && <ShowMore count={left} onPress={() => setMost(most + fewLines)} />}
    </code>
  );
}

interface LinesProps {
  /** Nothing is added to them any more, so that they need no layout while they are out of sight. */
  readonly settled: boolean;
  readonly lines: readonly string[];
  readonly tokens: readonly (readonly Token[])[];
}

const Lines = memo<LinesProps>(
  ({ lines, tokens, settled }) => (
    <span class={settled ? 'lines settled' : 'lines'}>
      {lines.map((line, index) => (
        <Line key={index} text={line} tokens={tokens[index]} />
      ))}
    </span>
  ),
  (before, after) =>
    before.settled === after.settled &&
    before.lines.length === after.lines.length &&
    after.lines.every(
      (line, at) => line === before.lines[at] && after.tokens[at] === before.tokens[at],
    ),
);

const Line = memo<{ text: string; tokens: readonly Token[] | undefined }>(({ text, tokens }) => (
  <span>
    {text.length > longestLine ? (
      <CutLine text={text} />
    ) : tokens ? (
      tokens.map(drawToken)
    ) : (
      codeText(text)
    )}
    {'\n'}
  </span>
));

function CutLine({ text }: { text: string }) {
  const { words } = usePage();
  return (
    <>
      {codeText(text.slice(0, longestLine))}
      <span class="line-cut">{fill(words.lineCut, formatCount(text.length - longestLine))}</span>
    </>
  );
}

function drawToken({ text, scope }: Token, index: number): ComponentChild {
  if (scope === null) return codeText(text);
  return (
    <span key={index} class={`tok-${scope}`}>
      {codeText(text)}
    </span>
  );
}
