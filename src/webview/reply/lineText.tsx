import { createContext } from 'preact';
import type { ComponentChild } from 'preact';
import { useContext } from 'preact/hooks';
import { lineMentions, resolveLines } from '../../core/anchors/lineMention';
import type { AssistantTurnView } from '../../protocol/chatView';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Opening } from './opening';
import { proseText } from './unseenCharacters';

/** The code that lines in the text around are lines of; undefined: they are words. */
export const CodeContext = createContext<AssistantTurnView['code']>(undefined);

/** Whether a text may name lines; it is cheap, and wrong only in saying yes. */
export function mayNameLines(text: string): boolean {
  return /\d/.test(text) && lineMentions(text).length > 0;
}

/** Running text in which lines of the code that is spoken of are links to it. */
export function LineText({ text }: { text: string }) {
  const { post, words } = usePage();
  const code = useContext(CodeContext);
  if (!code) return <>{proseText(text)}</>;
  const { attachmentId: id, range } = code;
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const { start, end, first, last } of lineMentions(text)) {
    const lines = resolveLines(range, first, last);
    if (!lines) continue;
    parts.push(
      proseText(text.slice(at, start)),
      <Opening
        key={start}
        title={fill(words.showLine, lines.first + 1)}
        open={() => post({ type: 'openLines', id, ...lines })}
      >
        {text.slice(start, end)}
      </Opening>,
    );
    at = end;
  }
  return <>{[...parts, proseText(text.slice(at))]}</>;
}
