import { useEffect, useState } from 'preact/hooks';
import { languageNamed, loadHighlighter } from '../../core/highlight/language';
import type { Token } from '../../core/highlight/highlighter';
import { CodePainter } from './codePainter';

/** The colours of a code block's lines, as far as they are known; none until `wanted`. */
export function useColours(
  lines: readonly string[],
  language: string,
  closed: boolean,
  wanted: boolean,
): readonly (readonly Token[])[] {
  const [painter, setPainter] = useState<CodePainter>();
  const [, goOn] = useState(0);
  const known = languageNamed(language);
  const fits = painter?.continues(lines, closed) ?? false;

  useEffect(() => {
    if (!wanted || known === undefined || fits) return undefined;
    let gone = false;
    loadHighlighter(known).then(
      (highlighter) => {
        if (!gone && highlighter) setPainter(new CodePainter(highlighter));
      },
      // Code without colours is still code.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [wanted, known, fits]);

  const tokens = painter && fits ? painter.paint(lines, closed) : [];
  const unfinished = tokens.length > 0 && tokens.length < lines.length;
  useEffect(() => {
    if (!unfinished) return undefined;
    const frame = requestAnimationFrame(() => goOn((turn) => turn + 1));
    return () => cancelAnimationFrame(frame);
  });
  return tokens;
}
