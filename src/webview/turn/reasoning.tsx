import { useState } from 'preact/hooks';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import type { ReplyText } from '../state/replyText';
import { ReplyBody } from './replyBody';

/** What the model thought before it answered; folded away, and not drawn until it is opened. */
export function Reasoning({ text }: { text: ReplyText }) {
  const { words } = usePage();
  const some = useObservable(text.some);
  const [open, setOpen] = useState(false);
  if (!some) return null;
  return (
    <details class="reasoning" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.reasoning}</summary>
      {open && <ReplyBody text={text} />}
    </details>
  );
}
