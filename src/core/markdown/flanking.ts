import { isPunctuation, isSpace } from './inline';

/** Whether a run of delimiters can begin and can end emphasis, by the specification's flanking rules. */
export function flankingAt(
  text: string,
  start: number,
  end: number,
): { canOpen: boolean; canClose: boolean } {
  const before = codePointBefore(text, start);
  const after = text.codePointAt(end) ?? 0x20;
  const left =
    !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
  const right =
    !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
  if (text[start] !== '_') return { canOpen: left, canClose: right };
  return {
    canOpen: left && (!right || isPunctuation(before)),
    canClose: right && (!left || isPunctuation(after)),
  };
}

/** A space where nothing stands before. */
function codePointBefore(text: string, at: number): number {
  if (at === 0) return 0x20;
  const low = text.charCodeAt(at - 1);
  const isPair = at > 1 && low >= 0xdc00 && low <= 0xdfff;
  return isPair ? (text.codePointAt(at - 2) ?? low) : low;
}
