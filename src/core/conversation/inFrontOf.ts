import { isSamePlace } from '../context/isSamePlace';
import type { Draft } from './event';

/**
 * The draft with a message in front of it; the caret stands at the end of that. Of what both took from
 * the same place the draft's stays: it was taken later.
 */
export function inFrontOf(
  { text, attachments }: Pick<Draft, 'text' | 'attachments'>,
  draft: Draft,
): Draft {
  const texts = [text, draft.text].filter((each) => each.trim() !== '');
  const kept = attachments.filter((old) => !draft.attachments.some((it) => isSamePlace(old, it)));
  return {
    text: texts.join('\n\n'),
    selection: [text.length, text.length],
    attachments: [...kept, ...draft.attachments],
  };
}
