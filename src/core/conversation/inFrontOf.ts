import type { Draft } from './event';

/** The draft with a message in front of it; the caret stands at the end of that. */
export function inFrontOf(
  { text, attachments }: Pick<Draft, 'text' | 'attachments'>,
  draft: Draft,
): Draft {
  const texts = [text, draft.text].filter((each) => each.trim() !== '');
  const all = new Map([...attachments, ...draft.attachments].map((each) => [each.id, each]));
  return {
    text: texts.join('\n\n'),
    selection: [text.length, text.length],
    attachments: [...all.values()],
  };
}
